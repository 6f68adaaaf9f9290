import { readEnvironment, required } from "../shared/configuration/environment.js";

/** Environment variables of both functions, validated at init: a misconfigured function does not start. */
export const settings = readEnvironment({
  /** Environment that the function belongs to, e.g. `production`; named in every log line. */
  ENVIRONMENT: required(),
  /** Name of the bucket with `inbox/` and `results/`. */
  DATA_BUCKET: required(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  /** Name of the table with the submissions' metadata. */
  METADATA_TABLE: required(/^[a-zA-Z0-9_.-]{3,255}$/),
});
