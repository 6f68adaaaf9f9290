import { readEnvironment, required } from "../shared/configuration/environment.js";
import { logger } from "../shared/observability/telemetry.js";

/** What the functions of this system do; each package is made for one of them. */
export type FunctionType = "image-processor" | "data-validator" | "notification-handler";

/** Environment that all functions of the system have: where they run, and that the package is the right one. */
export const commonSettings = (type: FunctionType) => ({
  /** Name of the environment, e.g. `production`. */
  ENVIRONMENT: required(/^[a-zA-Z0-9-]{1,64}$/),
  /** The function that this package is for; another one does not start. */
  FUNCTION_TYPE: required(new RegExp(`^${type}$`)),
});

/** Environment of a function that S3 invokes. */
export interface ObjectFunctionSettings {
  /** Name of the environment, e.g. `production`. */
  readonly ENVIRONMENT: string;
  /** The function that this package is for. */
  readonly FUNCTION_TYPE: string;
  /** The one bucket that the function reads from and writes to. */
  readonly SOURCE_BUCKET: string;
  /** URL of the queue for records that no retry can mend. */
  readonly DLQ_URL: string;
}

/**
 * Reads the environment of a function that S3 invokes, and has its log lines say which function of which environment wrote them.
 * @throws Error naming every variable that is missing or wrong
 */
export function readObjectFunctionSettings(type: FunctionType): ObjectFunctionSettings {
  const settings = readEnvironment<ObjectFunctionSettings>({
    ...commonSettings(type),
    SOURCE_BUCKET: required(/^[a-z0-9.-]{3,63}$/),
    DLQ_URL: required(/^https?:\/\/\S+$/),
  });
  logger.appendPersistentKeys({ environment: settings.ENVIRONMENT, function_type: settings.FUNCTION_TYPE });
  return settings;
}
