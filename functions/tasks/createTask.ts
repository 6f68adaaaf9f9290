import { v7 as uuidv7 } from "uuid";
import { createOnce, type Creation } from "../shared/aws/createOnce.js";
import { toRow } from "../shared/aws/dynamoDb.js";
import { transactWrite } from "../shared/aws/transaction.js";
import { expiryOf, table } from "./taskTable.js";
import type { Task, TaskContent } from "./task.js";

/**
 * Creates a task, in a transaction: if the response is lost and the write is repeated, it does not bring back a task that was deleted
 * meanwhile.
 */
export async function createTask(session: string, content: TaskContent): Promise<Creation<Task>> {
  const row = newTask(session, content);
  await transactWrite({ Put: { ...table, Item: toRow(row) } });
  return { row, replayed: false };
}

/**
 * Creates a task once for all requests with the same key and content within 24 hours.
 * @throws Problem 409 when the key was used with other content
 */
export function createTaskOnce(session: string, content: TaskContent, idempotencyKey: string): Promise<Creation<Task>> {
  return createOnce({
    tableName: table.TableName,
    // No session id contains '#', so no request can read or list this row.
    reservationKey: { session_id: `idempotency#${session}`, task_id: idempotencyKey },
    content,
    row: newTask(session, content),
  });
}

function newTask(session: string, content: TaskContent): Task {
  const date = new Date();
  const now = date.toISOString();
  return { session_id: session, task_id: uuidv7(), ...content, version: 1, created_at: now, updated_at: now, expires_at: expiryOf(date) };
}
