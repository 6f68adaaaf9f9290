import { readObject } from "../shared/aws/s3.js";
import { decodeCursor, encodeCursor } from "../shared/http/cursor.js";
import { Problem } from "../shared/http/problem.js";
import { resultLocation } from "./keys.js";
import { listSubmissions, readHistory, type HistoryRow, type SubmissionStatus } from "./metadata.js";
import { isSubmissionId, submittedAt } from "./submissionId.js";
import { maximumResultSize, type Summary } from "./summary.js";

/** Maximum number of history rows in a response. */
const maximumHistory = 100;

/** A submission with its history. */
export interface SubmissionAnswer {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly submitted_at: string;
  readonly status: SubmissionStatus;
  /** The last 100 statuses, oldest first, with `at` in RFC 3339. */
  readonly history: readonly Record<string, unknown>[];
  /** Only when processed. */
  readonly result?: Summary;
}

/** A page of submissions. */
export interface ListAnswer {
  readonly submissions: readonly { readonly id: string; readonly submitted_at: string; readonly status: SubmissionStatus }[];
  /** Cursor of the next page; missing on the last page. */
  readonly next_cursor?: string;
}

/**
 * Reads a submission.
 * @throws Problem 404 when there is none with that id
 */
export async function getSubmission(id: string): Promise<SubmissionAnswer> {
  const history = await readHistory(id);
  const last = history.find(isProcessed) ?? history.at(-1);
  if (last === undefined)
    throw new Problem(404, "There is no such submission.", { errors: [{ pointer: "#/id", detail: "must be the id of a submission" }] });
  const result = isProcessed(last) ? await readResult(id) : undefined;
  return {
    id, submitted_at: dateOf(submittedAt(id)), status: last.status,
    history: history.slice(-maximumHistory).map(({ id: _, timestamp, ...row }) => ({ at: dateOf(timestamp), ...row })),
    ...(result !== undefined && { result }),
  };
}

function isProcessed({ status }: HistoryRow): boolean {
  return status === "processed";
}

async function readResult(id: string): Promise<Summary | undefined> {
  const content = await readObject(resultLocation(id), maximumResultSize);
  return content && (JSON.parse(content.toString()) as Summary);
}

/**
 * Lists submissions, newest first.
 * @throws Problem 400 for a cursor that does not come from a page
 */
export async function listPage(limit: number, cursor: string | undefined): Promise<ListAnswer> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, {}, isSubmissionId);
  const { submissions, next } = await listSubmissions(limit, after);
  return {
    submissions: submissions.map(({ id, status }) => ({ id, submitted_at: dateOf(submittedAt(id)), status })),
    ...(next !== undefined && { next_cursor: encodeCursor(next, {}) }),
  };
}

function dateOf(timestamp: number): string {
  return new Date(timestamp).toISOString();
}
