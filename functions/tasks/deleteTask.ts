import { transactWrite } from "../shared/aws/transaction.js";
import { epochSeconds } from "../shared/aws/timeToLive.js";
import type { WritableVersions } from "./preconditions.js";
import { writeRefused } from "./taskProblems.js";
import { keyOf, liveInVersion, table } from "./taskTable.js";
import type { TaskKey } from "./task.js";

/**
 * Deletes a task, in a transaction: if the response is lost, a row that is gone could not show that this request has deleted it.
 * @param versions versions that may be deleted
 * @throws Problem 404 when it does not exist, 412 when it has another version
 */
export async function deleteTask(key: TaskKey, versions: WritableVersions): Promise<void> {
  const now = epochSeconds();
  const failed = await transactWrite({
    Delete: { ...table, Key: keyOf(key), ...liveInVersion(versions, now), ReturnValuesOnConditionCheckFailure: "ALL_OLD" },
  });
  if (failed !== undefined) throw writeRefused(failed[0]?.Item, now);
}
