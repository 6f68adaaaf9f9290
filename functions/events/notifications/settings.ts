import { optional, readEnvironment, required } from "../../shared/configuration/environment.js";
import { logger } from "../../shared/observability/telemetry.js";
import { commonSettings } from "../settings.js";

/** Environment variables of the notification handler, validated at init: a misconfigured function does not start. */
export const settings = readEnvironment({
  ...commonSettings("notification-handler"),
  /** Name of the table. */
  NOTIFICATIONS_TABLE: required(/^[a-zA-Z0-9_.-]{3,255}$/),
  /** Origin that may call from browsers; default any. */
  CORS_ORIGIN: optional("*"),
});

logger.appendPersistentKeys({ environment: settings.ENVIRONMENT, function_type: settings.FUNCTION_TYPE });
