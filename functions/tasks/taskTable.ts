import { toRow, type Row } from "../shared/aws/dynamoDb.js";
import { epochSeconds } from "../shared/aws/timeToLive.js";
import type { WritableVersions } from "./preconditions.js";
import { settings } from "./settings.js";
import type { TaskKey } from "./task.js";

/** Parameter of every call to the table. */
export const table = { TableName: settings.DYNAMODB_TABLE } as const;

/** Returns the key of a task's row, without the object's other members. */
export function keyOf({ session_id, task_id }: TaskKey): Row {
  return toRow({ session_id, task_id });
}

/** Returns when a task written at `date` expires, in epoch seconds. */
export function expiryOf(date: Date): number {
  return epochSeconds(date) + settings.TASK_TTL_DAYS * 86_400;
}

/**
 * Condition that the row exists. DynamoDB deletes expired rows within days; until then they count as absent.
 * It needs the value `:now`. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
 */
const isLive = "attribute_exists(task_id) AND expires_at > :now";

/** A condition expression with its values. */
export interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues: Row;
}

/**
 * Returns the condition that a task exists in a version that may be written.
 * @param versions the versions, at most 100
 * @param now epoch seconds
 */
export function liveInVersion(versions: WritableVersions, now: number): Condition {
  const [listed, operator] = "only" in versions ? [versions.only, "version IN"] : [versions.allBut, "NOT version IN"];
  // No task has version 0, and an empty list is not a valid expression.
  const values = Object.fromEntries((listed.length === 0 ? [0] : listed).map((version, index) => [`:v${index}`, version]));
  return {
    ConditionExpression: `${isLive} AND ${operator} (${Object.keys(values).join(", ")})`,
    ExpressionAttributeValues: toRow({ ":now": now, ...values }),
  };
}
