import { GetItemCommand, QueryCommand, type QueryCommandOutput } from "@aws-sdk/client-dynamodb";
import { dynamoDb, fromRow, toRow } from "../shared/aws/dynamoDb.js";
import { beforeDeadline } from "../shared/aws/deadline.js";
import { isTransient } from "../shared/aws/serviceErrors.js";
import { epochSeconds } from "../shared/aws/timeToLive.js";
import { keyOf, table } from "./taskTable.js";
import type { Task, TaskKey } from "./task.js";

/** Most queries for one page: with a filter that few tasks meet, a page may be short, even empty, and still have a next one. */
const maximumQueries = 10;

/** Milliseconds before the request's deadline at which a list makes do with what it has. */
const timeToAnswer = 500;

/** Reads a task, with every write that was answered before; `undefined` when there is none. */
export async function readTask(key: TaskKey): Promise<Task | undefined> {
  const { Item } = await dynamoDb.send(new GetItemCommand({ ...table, Key: keyOf(key), ConsistentRead: true }));
  const task = Item && fromRow<Task>(Item);
  return task !== undefined && task.expires_at > epochSeconds() ? task : undefined;
}

/** Which tasks to list. */
export interface TaskQuery {
  readonly session_id: string;
  /** Only tasks in this status; `undefined` for all. */
  readonly status: string | undefined;
  /** Most tasks of a page. */
  readonly limit: number;
  /** Id of the task that the last page ended at; `undefined` for the first page. */
  readonly after: string | undefined;
}

/** A page of tasks. */
export interface TaskPage {
  /** Newest first. */
  readonly tasks: readonly Task[];
  /** Where the next page starts after; `undefined` on the last page. */
  readonly next: string | undefined;
}

/**
 * Lists a session's tasks, newest first, by queries of its partition (never a scan). Once a query has brought the list further, it makes do
 * with that should the next one fail for a reason that passes, such as the request's deadline.
 */
export async function listTasks(query: TaskQuery): Promise<TaskPage> {
  const tasks: Task[] = [];
  let after = query.after;
  for (let queries = 0; queries < maximumQueries; queries++) {
    const page = await queryUnlessLate(query, after);
    if (page === undefined) break;
    const { Items = [], LastEvaluatedKey } = page;
    tasks.push(...Items.map((item) => fromRow<Task>(item)));
    after = LastEvaluatedKey && fromRow<TaskKey>(LastEvaluatedKey).task_id;
    // One more than the limit tells whether there is a next page.
    if (after === undefined || tasks.length > query.limit) break;
  }
  return tasks.length > query.limit
    ? { tasks: tasks.slice(0, query.limit), next: tasks[query.limit - 1]?.task_id }
    : { tasks, next: after };
}

/** @returns `undefined` when there is no page, but what pages before it brought */
async function queryUnlessLate(query: TaskQuery, after: string | undefined): Promise<QueryCommandOutput | undefined> {
  try {
    return await beforeDeadline(timeToAnswer, () => queryPage(query, after));
  } catch (error) {
    if (after !== query.after && isTransient(error)) return undefined;
    throw error;
  }
}

function queryPage({ session_id, status, limit }: TaskQuery, after: string | undefined): Promise<QueryCommandOutput> {
  return dynamoDb.send(new QueryCommand({
    ...table,
    KeyConditionExpression: "session_id = :session",
    FilterExpression: status === undefined ? "expires_at > :now" : "expires_at > :now AND #status = :status",
    ...(status !== undefined && { ExpressionAttributeNames: { "#status": "status" } }),
    ExpressionAttributeValues: toRow({ ":session": session_id, ":now": epochSeconds(), ":status": status }),
    ...(after !== undefined && { ExclusiveStartKey: keyOf({ session_id, task_id: after }) }),
    // DynamoDB counts before it filters: with a filter, rows are read in larger steps than the page.
    Limit: status === undefined ? limit + 1 : Math.max(limit + 1, 100),
    ScanIndexForward: false,
    ConsistentRead: true,
  }));
}
