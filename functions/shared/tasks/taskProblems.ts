import { fromRow, type Row } from "../aws/dynamoDb.js";
import { Problem } from "../http/problem.js";
import type { Task } from "./task.js";

/** The answer for a task that is not there. */
export function taskNotFound(): Problem {
  return new Problem(404, "There is no such task in this session.");
}

/**
 * The answer for a write whose condition was not met.
 * @param row the row that was there, as DynamoDB gives it back with a failed condition
 * @param now epoch seconds that the condition was evaluated for
 * @returns 404 when no task was there, 412 when it was in another version
 */
export function writeRefused(row: Row | undefined, now: number): Problem {
  const isThere = row !== undefined && fromRow<Task>(row).expires_at > now;
  return isThere ? new Problem(412, "The task has changed since; read it again and use its new ETag.") : taskNotFound();
}
