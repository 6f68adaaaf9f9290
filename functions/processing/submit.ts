import { v7 as uuidv7 } from "uuid";
import { putNewObject } from "../shared/aws/s3.js";
import { Problem } from "../shared/http/problem.js";
import { submissionLocation } from "./keys.js";
import { bindToken, recordStatus } from "./metadata.js";
import { canonicalForm, maximumSubmissionSize, serializeSubmission, sha256, type SubmissionRecord } from "./submission.js";
import { submittedAt } from "./submissionId.js";

/** A client's submission; see `submit.schema.json`. */
export interface SubmitRequest {
  readonly client_token?: string;
  readonly records: readonly SubmissionRecord[];
}

/** The response to a submission: the same for every request with its client token. */
export interface SubmitAnswer {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly submitted_at: string;
  readonly checksum: string;
  readonly record_count: number;
  readonly size_bytes: number;
}

/**
 * Submits records.
 * || The object is written first. From then on it is processed, and the processor writes what is missing after a crash. Every write is
 * repeatable, so that a client without a response repeats the request with its client token.
 * @throws Problem 409 when the client token was used with other records, 413 when the object would exceed the processor's limit
 */
export async function submit({ client_token, records }: SubmitRequest): Promise<SubmitAnswer> {
  const canonicalRecords = canonicalForm(records);
  const checksum = sha256(canonicalRecords);
  const fresh = uuidv7();
  const draft = serializeSubmission(fresh, checksum, canonicalRecords);
  // Checked before the token is bound. An id that it was bound to earlier has the same length.
  requireFitting(draft.length);
  const id = client_token === undefined ? fresh : await idOfToken(client_token, fresh, checksum);
  const content = id === fresh ? draft : serializeSubmission(id, checksum, canonicalRecords);

  await putNewObject(submissionLocation(id), content);
  const timestamp = submittedAt(id);
  await recordStatus({ id, timestamp, status: "submitted", checksum, record_count: records.length });
  return { id, submitted_at: new Date(timestamp).toISOString(), checksum, record_count: records.length, size_bytes: content.length };
}

function requireFitting(size: number): void {
  if (size <= maximumSubmissionSize) return;
  const detail = `may make an object of at most ${maximumSubmissionSize} bytes, but made ${size}`;
  throw new Problem(413, "The submission is too large; submit the records in parts.", { errors: [{ pointer: "#/records", detail }] });
}

async function idOfToken(token: string, fresh: string, checksum: string): Promise<string> {
  const bound = await bindToken(token, { submission_id: fresh, checksum });
  if (bound.checksum === checksum) return bound.submission_id;
  const detail = "was used with other records; use a new token for a new submission";
  throw new Problem(409, "The client token is taken.", { errors: [{ pointer: "#/client_token", detail }] });
}
