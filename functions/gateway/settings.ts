import { optional, readEnvironment, required } from "../shared/configuration/environment.js";
import { apiKeySettings } from "../shared/security/apiKey.js";

/** Environment variables of the gateway function, validated at init: a misconfigured function does not start. */
export const settings = readEnvironment({
  /** Name of the table. */
  DYNAMODB_TABLE: required(/^[a-zA-Z0-9_.-]{3,255}$/),
  /** Name of the bucket for audit objects. */
  LOG_BUCKET: required(/^[a-z0-9.-]{3,63}$/),
  /** Name or ARN of the secret with the API keys. */
  API_KEY_SECRET: required(),
  ...apiKeySettings,
  /** Origin that may call from browsers; default any. */
  CORS_ORIGIN: optional("*"),
});
