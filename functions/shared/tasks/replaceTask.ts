import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { dynamoDb, fromRow, meetsCondition, toRow } from "../aws/dynamoDb.js";
import { epochSeconds } from "../aws/timeToLive.js";
import { writeConditionally } from "./conditionalWrite.js";
import { expiryOf, keyOf, liveInVersion, table } from "./taskTable.js";
import type { Task, TaskContent, TaskKey } from "./task.js";

/**
 * Replaces all of a task's content and raises its version, in one atomic update.
 * @param versions versions that may be replaced; `undefined` for any
 * @returns the task as it is now
 * @throws Problem 404 when it is not there (it is never created), 412 when it is in another version
 */
export async function replaceTask(key: TaskKey, content: TaskContent, versions: readonly number[] | undefined): Promise<Task> {
  const date = new Date();
  const now = epochSeconds(date);
  const condition = liveInVersion(versions, now);
  const written = { ...content, updated_at: date.toISOString(), expires_at: expiryOf(date) };
  const names = Object.keys(written);
  const assignments = names.map((name) => `#${name} = :${name}`).join(", ");
  const remove = content.due_at === undefined ? " REMOVE due_at" : "";
  const { Attributes = {} } = await writeConditionally({
    write: () => dynamoDb.send(new UpdateItemCommand({
      ...table,
      Key: keyOf(key),
      UpdateExpression: `SET ${assignments}, version = version + :one${remove}`,
      ConditionExpression: condition.ConditionExpression,
      // Placeholders for all names, since some are reserved words of DynamoDB.
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...condition.ExpressionAttributeValues,
        ...toRow(Object.fromEntries(Object.entries({ ...written, one: 1 }).map(([name, value]) => [`:${name}`, value]))),
      },
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    })),
    comparesVersions: versions !== undefined,
    // Without an update expression the update changes nothing.
    exists: () => meetsCondition(() => dynamoDb.send(new UpdateItemCommand({ ...table, Key: keyOf(key), ...liveInVersion(undefined, now) }))),
    now,
  });
  return fromRow<Task>(Attributes);
}
