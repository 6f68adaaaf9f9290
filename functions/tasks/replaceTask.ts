import { UpdateItemCommand, type ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { dynamoDb, fromRow, toRow, type Row } from "../shared/aws/dynamoDb.js";
import { isServiceError } from "../shared/aws/serviceErrors.js";
import { epochSeconds } from "../shared/aws/timeToLive.js";
import { retryConflicts } from "../shared/aws/transaction.js";
import { newMark, WriteMarks } from "../shared/aws/writeMarks.js";
import type { WritableVersions } from "./preconditions.js";
import { writeRefused } from "./taskProblems.js";
import { expiryOf, keyOf, liveInVersion, table } from "./taskTable.js";
import type { Task, TaskContent, TaskKey } from "./task.js";

const marks = new WriteMarks("written_by");

/** The attributes that a replacement sets, beside the version. */
type Replacement = TaskContent & Pick<Task, "updated_at" | "expires_at">;

/**
 * Replaces all of a task's content and increments its version, in one atomic update. The row keeps a mark of the update: if the response is
 * lost and the SDK sends the update again, the mark shows that it has been made.
 * @param versions versions that may be replaced
 * @returns the task as it is now
 * @throws Problem 404 when it does not exist (it is never created), 412 when it has another version
 */
export async function replaceTask(key: TaskKey, content: TaskContent, versions: WritableVersions): Promise<Task> {
  const date = new Date();
  const now = epochSeconds(date);
  const mark = newMark();
  const replacement = { ...content, updated_at: date.toISOString(), expires_at: expiryOf(date) };
  try {
    const { Attributes = {} } = await retryConflicts(() => dynamoDb.send(updateOf(key, replacement, versions, now, mark)));
    return fromRow<Task>(Attributes);
  } catch (error) {
    if (!isServiceError(error, "ConditionalCheckFailedException")) throw error;
    const { Item } = error as ConditionalCheckFailedException;
    const made = Item && replacementMade(Item, replacement, mark);
    if (made !== undefined) return made;
    throw writeRefused(Item, now);
  }
}

/**
 * Returns the task as the replacement with this mark has left it, even if it has been replaced since; `undefined` when the row does not
 * have the mark.
 */
function replacementMade(row: Row, replacement: Replacement, mark: string): Task | undefined {
  const task = fromRow<Task>(row);
  const version = marks.versionMarked(task, mark);
  const { session_id, task_id, created_at } = task;
  return version === undefined ? undefined : { session_id, task_id, ...replacement, version, created_at };
}

function updateOf(key: TaskKey, replacement: Replacement, versions: WritableVersions, now: number, mark: string): UpdateItemCommand {
  const condition = liveInVersion(versions, now);
  const names = Object.keys(replacement);
  const assignments = names.map((name) => `#${name} = :${name}`).join(", ");
  const remove = replacement.due_at === undefined ? " REMOVE due_at" : "";
  const values = Object.entries({ ...replacement, one: 1, mark, unmarked: "-" }).map(([name, value]) => [`:${name}`, value]);
  return new UpdateItemCommand({
    ...table,
    Key: keyOf(key),
    UpdateExpression: `SET ${assignments}, version = version + :one, ${marks.setMark}${remove}`,
    ConditionExpression: `${condition.ConditionExpression} AND ${marks.isUnmarked}`,
    // Placeholders for all names, because some are reserved words of DynamoDB.
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ...condition.ExpressionAttributeValues, ...toRow(Object.fromEntries(values)) },
    ReturnValues: "ALL_NEW",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
}
