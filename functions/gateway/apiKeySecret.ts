import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientOptions } from "../shared/aws/clientOptions.js";
import { isServiceError } from "../shared/aws/serviceErrors.js";
import type { ApiKeySource } from "../shared/security/apiKey.js";

/**
 * Reads the API keys from a Secrets Manager secret. They count as not set while the secret is missing or has no value.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * @param secret name or ARN of the secret
 */
export function apiKeySecret(secret: string): ApiKeySource {
  const secretsManager = new SecretsManagerClient(clientOptions);
  return async () => {
    try {
      const { SecretString = "" } = await secretsManager.send(new GetSecretValueCommand({ SecretId: secret }));
      return SecretString;
    } catch (error) {
      if (isServiceError(error, "ResourceNotFoundException")) return "";
      throw error;
    }
  };
}
