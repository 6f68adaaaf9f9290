import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientOptions } from "../aws/clientOptions.js";
import { isServiceError } from "../aws/serviceErrors.js";
import { unsetKey, type ApiKeySource } from "./apiKey.js";

const keyName = /^[A-Za-z0-9_-]{1,64}$/;

/** Printable ASCII, what a header can carry; shorter ones could be guessed. */
const keyForm = /^[\x21-\x7e]{16,256}$/;

/**
 * The API keys in a Secrets Manager secret: `{"keys": {"<name>": "<key>"}}`, names of 1–64 letters, digits, `_` and `-`, keys of 16–256 printable
 * ASCII characters. They count as not set while the secret is missing, has no value, is empty or {@link unsetKey}, or has no keys.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * @param secret name or ARN of the secret
 */
export function apiKeySecret(secret: string): ApiKeySource {
  const secretsManager = new SecretsManagerClient(clientOptions);
  return async () => {
    try {
      const { SecretString = "" } = await secretsManager.send(new GetSecretValueCommand({ SecretId: secret }));
      return parse(SecretString.trim());
    } catch (error) {
      if (isServiceError(error, "ResourceNotFoundException")) return new Map();
      throw error;
    }
  };
}

/** One wrong entry refuses the whole value, so that no half of a mistyped secret takes effect. */
function parse(text: string): ReadonlyMap<string, string> {
  if (text === "" || text === unsetKey) return new Map();
  const keys = keysOf(text);
  if (typeof keys !== "object" || keys === null || Array.isArray(keys)) {
    throw new Error('The API key secret must be JSON such as {"keys": {"<name>": "<key>"}}; its value is something else.');
  }
  const entries = Object.entries(keys);
  const wrong = entries.flatMap(([name, key], index) => (keyName.test(name) && typeof key === "string" && keyForm.test(key) ? [] : [index + 1]));
  if (wrong.length > 0) {
    throw new Error(`The API key secret has wrong entries (number ${wrong.join(", ")}): a name must match ${keyName.source}, a key ${keyForm.source}.`);
  }
  return new Map(entries as [string, string][]);
}

function keysOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly keys?: unknown } | null)?.keys;
  } catch {
    // The parser's message would quote the secret.
    return undefined;
  }
}
