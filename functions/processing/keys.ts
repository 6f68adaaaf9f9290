import { settings } from "./settings.js";
import { isSubmissionId } from "./submissionId.js";
import type { ObjectLocation } from "../shared/aws/s3.js";

const inbox = "inbox/";

/** Returns whether the processor handles a key. Results have another prefix, so that no result is processed. */
export function isInInbox(key: string): boolean {
  return key.startsWith(inbox);
}

/** Returns the key of a submission. */
export function submissionLocation(id: string): ObjectLocation {
  return { bucket: settings.DATA_BUCKET, key: `${inbox}${id}.json` };
}

/** Returns the key of a submission's result. */
export function resultLocation(id: string): ObjectLocation {
  return { bucket: settings.DATA_BUCKET, key: `results/${id}.json` };
}

/** Returns the id in a submission's key; `undefined` for any other key. */
export function submissionIdOf(key: string): string | undefined {
  const id = key.slice(inbox.length, -".json".length);
  return isSubmissionId(id) && key === submissionLocation(id).key ? id : undefined;
}
