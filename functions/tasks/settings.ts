import { integer, optional, readEnvironment, required } from "../shared/configuration/environment.js";
import { apiKeySettings } from "../shared/security/apiKey.js";

/** Environment variables of the task functions, validated at init: a misconfigured function does not start. */
export const settings = readEnvironment({
  /** Name of the table. */
  DYNAMODB_TABLE: required(/^[a-zA-Z0-9_.-]{3,255}$/),
  /** Name of the SSM parameter with the API keys. */
  API_KEY_PARAMETER: required(),
  ...apiKeySettings,
  /** Days from a task's last write until it expires; 1–3,650, default 90. */
  TASK_TTL_DAYS: integer(90, 1, 3650),
  /** Origin that may call from browsers; default any. */
  CORS_ORIGIN: optional("*"),
});
