import { ObjectTooLargeError, putNewObject, readObject } from "../shared/aws/s3.js";
import { Problem, type ProblemDetail } from "../shared/http/problem.js";
import type { ObjectCreated } from "./inboxEvent.js";
import { resultLocation, submissionIdOf, submissionLocation } from "./keys.js";
import { outcomeTimestamp, readHistory, recordStatus, type HistoryRow } from "./metadata.js";
import { settings } from "./settings.js";
import { maximumSubmissionSize, parseSubmission, sha256 } from "./submission.js";
import { maximumResultSize, summarise, type Summary } from "./summary.js";

/** A submission that no retry can process; the message gives the reason without content. */
export class RejectedError extends Error {
  /** @param reason what is wrong with the submission, and the rule */
  constructor(reason: string) {
    super(reason);
    this.name = "RejectedError";
  }
}

/**
 * Processes the object in `inbox/` of an event: verifies it, and writes its summary to `results/{id}.json` and the status to the table. A
 * submission is processed once; existing results are not changed.
 * @throws RejectedError when the object is not a submission; if its key is one's, its history says so, too
 * @throws Error when AWS fails, or the object is gone
 */
export async function processSubmission({ bucket, key, eventTime }: ObjectCreated): Promise<void> {
  if (bucket !== settings.DATA_BUCKET) throw new RejectedError(`The bucket must be ${settings.DATA_BUCKET}, but was ${bucket}.`);
  const id = submissionIdOf(key);
  if (id === undefined) throw new RejectedError("The key must be inbox/{id}.json with a UUIDv7 in lower case as id.");
  const timestamp = outcomeTimestamp(id, eventTime);
  try {
    await processOnce(id, timestamp);
  } catch (error) {
    if (error instanceof RejectedError) await recordStatus({ id, timestamp, status: "rejected", reason: error.message });
    throw error;
  }
}

async function processOnce(id: string, timestamp: number): Promise<void> {
  const history = await readHistory(id);
  const isProcessed = history.some(({ status }) => status === "processed");
  const content = await readSubmission(id);
  if (content === undefined) {
    // Its result exists, and a repeated event needs nothing more.
    if (isProcessed) return;
    throw new Error("The object is not there, or the function's role may not read it.");
  }
  const summary = summariseVerified(id, content, history);
  const result = Buffer.from(JSON.stringify(summary));
  await putResult(id, result);
  if (isProcessed) return;
  await recordStatus({
    id, timestamp, status: "processed",
    record_count: summary.record_count, result_key: resultLocation(id).key, result_sha256: sha256(result),
  });
}

async function readSubmission(id: string): Promise<Buffer | undefined> {
  try {
    return await readObject(submissionLocation(id), maximumSubmissionSize);
  } catch (error) {
    throw error instanceof ObjectTooLargeError ? new RejectedError(`The object may have at most ${maximumSubmissionSize} bytes.`) : error;
  }
}

function summariseVerified(id: string, content: Buffer, history: readonly HistoryRow[]): Summary {
  try {
    const submission = parseSubmission(content, id);
    const submitted = history.find(({ status }) => status === "submitted");
    if (submitted !== undefined && submitted.checksum !== submission.checksum) {
      throw new RejectedError("The records are not those that were submitted under this id; submit others under an id of their own.");
    }
    return summarise(submission, content);
  } catch (error) {
    throw error instanceof Problem ? new RejectedError(describe(error)) : error;
  }
}

/** Returns the problem and its first details, short enough for a row and a log line. */
function describe({ message, errors }: Problem): string {
  return [message, ...errors.slice(0, 5).map(describeDetail)].join(" ").slice(0, 1_000);
}

function describeDetail(error: ProblemDetail): string {
  return `${"pointer" in error ? error.pointer : error.parameter} ${error.detail}.`;
}

async function putResult(id: string, result: Buffer): Promise<void> {
  const location = resultLocation(id);
  if (await putNewObject(location, result)) return;
  const existing = await readObject(location, maximumResultSize);
  if (existing === undefined) throw new Error("The result exists, but is not there to read, or the function's role may not read it.");
  if (!existing.equals(result)) {
    throw new RejectedError("There is a result of another object with this id; submit other records under an id of their own.");
  }
}
