import { optional, readEnvironment, required } from "../shared/configuration/environment.js";
import { apiKeySettings } from "../shared/security/apiKey.js";

/** Environment of the gateway function, checked at init: a function that is set up wrongly does not start. */
export const settings = readEnvironment({
  /** Name of the table. */
  DYNAMODB_TABLE: required(/^[a-zA-Z0-9_.-]{3,255}$/),
  /** Name of the bucket that gets the audit objects. */
  LOG_BUCKET: required(/^[a-z0-9.-]{3,63}$/),
  /** Name or ARN of the secret that holds the API keys. */
  API_KEY_SECRET: required(),
  ...apiKeySettings,
  /** Origin that browsers may call from; default any. */
  CORS_ORIGIN: optional("*"),
});
