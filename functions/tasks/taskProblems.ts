import { fromRow, type Row } from "../shared/aws/dynamoDb.js";
import { strongEntityTag } from "../shared/http/entityTag.js";
import { Problem } from "../shared/http/problem.js";
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
  const task = row && fromRow<Task>(row);
  return task !== undefined && task.expires_at > now ? preconditionFailed(task.version) : taskNotFound();
}

/** The answer for a task in a version that the request's preconditions rule out. */
export function preconditionFailed(version: number): Problem {
  const tag = strongEntityTag(version);
  return new Problem(412, `If-Match or If-None-Match rules out the task as it is, with the entity tag ${tag}; read it again and use that.`);
}
