import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { dynamoDb, fromRow, meetsCondition, toRow } from "../aws/dynamoDb.js";
import { epochSeconds } from "../aws/timeToLive.js";
import { Problem } from "../http/problem.js";
import { expiryOf, isAbsent, keyOf, table } from "./taskTable.js";
import type { Task, TaskContent, TaskKey } from "./task.js";

/** How long an idempotency key is remembered, in seconds. */
const reservationLifetime = 24 * 3600;

/** The row that remembers the request sent with an idempotency key, and its answer. */
interface Reservation extends TaskKey {
  /** SHA-256 of the content: another content under the same key is a conflict. */
  readonly content_hash: string;
  /** The task as first created. */
  readonly task: Task;
  /** Whether the task has certainly been written. */
  readonly completed: boolean;
  /** Epoch seconds; the table's TTL attribute. */
  readonly expires_at: number;
}

/** A task that was created now, or by an earlier request with the same idempotency key. */
export interface CreatedTask {
  /** The task as it was when created. */
  readonly task: Task;
  /** Whether an earlier request created it. */
  readonly replayed: boolean;
}

/** Creates a task. */
export async function createTask(session: string, content: TaskContent): Promise<CreatedTask> {
  const task = newTask(session, content);
  await putOnce(task);
  return { task, replayed: false };
}

/**
 * Creates a task once for all requests with the same key and content within 24 hours.
 *
 * Three writes: the reservation with the task to be, the task, the reservation completed. Whichever is the last one to happen
 * before a crash, a replay does the rest with the same id and answer; a completed reservation is only read, so that a task
 * deleted since stays deleted. One gap remains: a replay under way beside the first attempt can write the task again after somebody
 * deleted it in that very moment; closing it would take a transaction.
 * @throws Problem 409 when the key was used with another content
 */
export async function createTaskOnce(session: string, content: TaskContent, idempotencyKey: string): Promise<CreatedTask> {
  const wanted = newReservation(session, content, idempotencyKey);
  const isFirst = await reserve(wanted);
  const reservation = isFirst ? wanted : ((await readReservation(wanted)) ?? wanted);
  if (reservation.content_hash !== wanted.content_hash) {
    throw new Problem(409, "This Idempotency-Key was used with another body; use a new key for a new task.");
  }
  if (!reservation.completed) {
    await putOnce(reservation.task);
    await dynamoDb.send(new PutItemCommand({ ...table, Item: toRow({ ...reservation, completed: true }) }));
  }
  return { task: reservation.task, replayed: !isFirst };
}

function newTask(session: string, content: TaskContent): Task {
  const date = new Date();
  const now = date.toISOString();
  return { session_id: session, task_id: uuidv7(), ...content, version: 1, created_at: now, updated_at: now, expires_at: expiryOf(date) };
}

function newReservation(session: string, content: TaskContent, idempotencyKey: string): Reservation {
  return {
    // No session id contains '#', so no request can read or list reservations.
    session_id: `idempotency#${session}`,
    task_id: idempotencyKey,
    content_hash: createHash("sha256").update(JSON.stringify(content)).digest("base64url"),
    task: newTask(session, content),
    completed: false,
    expires_at: epochSeconds() + reservationLifetime,
  };
}

/** Writes a new task's row. A row that is there already is this task, written by an attempt whose answer was lost. */
async function putOnce(task: Task): Promise<void> {
  await meetsCondition(() => dynamoDb.send(new PutItemCommand({
    ...table, Item: toRow(task), ConditionExpression: "attribute_not_exists(task_id)",
  })));
}

function reserve(reservation: Reservation): Promise<boolean> {
  return meetsCondition(() => dynamoDb.send(new PutItemCommand({
    ...table,
    Item: toRow(reservation),
    ConditionExpression: isAbsent,
    ExpressionAttributeValues: toRow({ ":now": epochSeconds() }),
  })));
}

async function readReservation(key: TaskKey): Promise<Reservation | undefined> {
  const { Item } = await dynamoDb.send(new GetItemCommand({ ...table, Key: keyOf(key), ConsistentRead: true }));
  return Item && fromRow<Reservation>(Item);
}
