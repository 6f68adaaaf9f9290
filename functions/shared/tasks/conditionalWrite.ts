import type { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { fromRow } from "../aws/dynamoDb.js";
import { isServiceError } from "../aws/serviceErrors.js";
import { Problem } from "../http/problem.js";
import type { Task } from "./task.js";

/** The answer for a task that is not there. */
export function taskNotFound(): Problem {
  return new Problem(404, "There is no such task in this session.");
}

/** What happens around a conditional write. */
export interface ConditionalWrite<T> {
  /** Writes under the condition, asking DynamoDB for the row should it fail. */
  readonly write: () => Promise<T>;
  /** Whether the condition is about versions too, not just about the task being there. */
  readonly comparesVersions: boolean;
  /** Tells whether the task is there, for endpoints that do not return the row of a failed condition. */
  readonly exists: () => Promise<boolean>;
  /** Epoch seconds that the condition was evaluated for. */
  readonly now: number;
}

/**
 * Writes a task under a condition, and tells apart why it fails.
 * @throws Problem 404 when the task is not there, 412 when it is there in another version
 */
export async function writeConditionally<T>({ write, comparesVersions, exists, now }: ConditionalWrite<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isServiceError(error, "ConditionalCheckFailedException")) throw error;
    const { Item } = error as ConditionalCheckFailedException;
    const isThere = comparesVersions && (Item === undefined ? await exists() : fromRow<Task>(Item).expires_at > now);
    throw isThere ? new Problem(412, "The task has changed since; read it again and use its new ETag.") : taskNotFound();
  }
}
