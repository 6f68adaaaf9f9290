import { settings } from "./settings.js";
import { isSubmissionId } from "./submissionId.js";
import type { ObjectLocation } from "../shared/aws/s3.js";

const inbox = "inbox/";

/** Whether a key is one that the processor answers for. Results are elsewhere, so that no result is processed. */
export function isInInbox(key: string): boolean {
  return key.startsWith(inbox);
}

/** Where a submission is put. */
export function submissionLocation(id: string): ObjectLocation {
  return { bucket: settings.DATA_BUCKET, key: `${inbox}${id}.json` };
}

/** Where a submission's result is put. */
export function resultLocation(id: string): ObjectLocation {
  return { bucket: settings.DATA_BUCKET, key: `results/${id}.json` };
}

/** The id in a submission's key; `undefined` when the key is none of a submission. */
export function submissionIdOf(key: string): string | undefined {
  const id = key.slice(inbox.length, -".json".length);
  return isSubmissionId(id) && key === submissionLocation(id).key ? id : undefined;
}
