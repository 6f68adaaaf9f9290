import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { dynamoDb, meetsCondition, toRow } from "../aws/dynamoDb.js";
import { epochSeconds } from "../aws/timeToLive.js";
import { writeConditionally } from "./conditionalWrite.js";
import { isAbsent, keyOf, liveInVersion, table } from "./taskTable.js";
import type { TaskKey } from "./task.js";

/**
 * Deletes a task.
 * @param versions versions that may be deleted; `undefined` for any
 * @throws Problem 404 when it is not there, 412 when it is in another version
 */
export async function deleteTask(key: TaskKey, versions: readonly number[] | undefined): Promise<void> {
  const now = epochSeconds();
  await writeConditionally({
    write: () => dynamoDb.send(new DeleteItemCommand({
      ...table,
      Key: keyOf(key),
      ...liveInVersion(versions, now),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    })),
    comparesVersions: versions !== undefined,
    // Deletes an expired row at most, which DynamoDB is about to delete anyway.
    exists: async () => !(await meetsCondition(() => dynamoDb.send(new DeleteItemCommand({
      ...table,
      Key: keyOf(key),
      ConditionExpression: isAbsent,
      ExpressionAttributeValues: toRow({ ":now": now }),
    })))),
    now,
  });
}
