import { readEnvironment, required } from "../shared/configuration/environment.js";
import { logger } from "../shared/observability/telemetry.js";

/** The functions of this system; each package is built for one of them. */
export type FunctionType = "image-processor" | "data-validator" | "notification-handler";

/** Environment variables of all functions of the system: where they run, and whether the package is the right one. */
export const commonSettings = (type: FunctionType) => ({
  /** Name of the environment, e.g. `production`. */
  ENVIRONMENT: required(/^[a-zA-Z0-9-]{1,64}$/),
  /** The function that this package is for; any other does not start. */
  FUNCTION_TYPE: required(new RegExp(`^${type}$`)),
});

/** Environment variables of a function that S3 invokes. */
export interface ObjectFunctionSettings {
  /** Name of the environment, e.g. `production`. */
  readonly ENVIRONMENT: string;
  /** The function that this package is for. */
  readonly FUNCTION_TYPE: string;
  /** The only bucket that the function reads from and writes to. */
  readonly SOURCE_BUCKET: string;
  /** URL of the queue for records that no retry can fix. */
  readonly DLQ_URL: string;
}

/**
 * Reads the environment variables of a function that S3 invokes, and adds function and environment to its log lines.
 * @throws Error naming every variable that is missing or invalid
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
