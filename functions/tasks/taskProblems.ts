import { fromRow, type Row } from "../shared/aws/dynamoDb.js";
import { strongEntityTag } from "../shared/http/entityTag.js";
import { Problem } from "../shared/http/problem.js";
import type { Task } from "./task.js";

/** Returns the error for a task that does not exist. */
export function taskNotFound(): Problem {
  return new Problem(404, "There is no such task in this session.");
}

/**
 * Returns the error for a write whose condition was not met.
 * @param row the existing row, as DynamoDB returns it with a failed condition
 * @param now epoch seconds in the condition
 * @returns 404 when there was no task, 412 when it had another version
 */
export function writeRefused(row: Row | undefined, now: number): Problem {
  const task = row && fromRow<Task>(row);
  return task !== undefined && task.expires_at > now ? preconditionFailed(task.version) : taskNotFound();
}

/** Returns the error for a task in a version that the request's preconditions exclude. */
export function preconditionFailed(version: number): Problem {
  const tag = strongEntityTag(version);
  return new Problem(412, `If-Match or If-None-Match rules out the task as it is, with the entity tag ${tag}; read it again and use that.`);
}
