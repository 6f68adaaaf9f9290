import { GetItemCommand, QueryCommand, type QueryCommandOutput } from "@aws-sdk/client-dynamodb";
import { dynamoDb, fromRow, toRow } from "../shared/aws/dynamoDb.js";
import { beforeDeadline } from "../shared/aws/deadline.js";
import { isTransient } from "../shared/aws/serviceErrors.js";
import { epochSeconds } from "../shared/aws/timeToLive.js";
import { keyOf, table } from "./taskTable.js";
import type { Task, TaskKey } from "./task.js";

/** Maximum number of queries for a page: with a filter that few tasks meet, a page may be short or empty and still have a next page. */
const maximumQueries = 10;

/** Time before the request's deadline at which a list returns what it has, in milliseconds. */
const timeToAnswer = 500;

/** Reads a task with strong consistency; `undefined` when there is none. */
export async function readTask(key: TaskKey): Promise<Task | undefined> {
  const { Item } = await dynamoDb.send(new GetItemCommand({ ...table, Key: keyOf(key), ConsistentRead: true }));
  const task = Item && fromRow<Task>(Item);
  return task !== undefined && task.expires_at > epochSeconds() ? task : undefined;
}

/** The tasks to list. */
export interface TaskQuery {
  readonly session_id: string;
  /** Only tasks in this status; `undefined` for all. */
  readonly status: string | undefined;
  /** Maximum number of tasks in a page. */
  readonly limit: number;
  /** Last id of the previous page; `undefined` for the first page. */
  readonly after: string | undefined;
}

/** A page of tasks. */
export interface TaskPage {
  /** Newest first. */
  readonly tasks: readonly Task[];
  /** Id after which the next page starts; `undefined` on the last page. */
  readonly next: string | undefined;
}

/**
 * Lists a session's tasks, newest first, with queries of its partition (never a scan). When a query after the first fails for a transient
 * reason, such as the request's deadline, the list returns the tasks found so far.
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
    // One row more than the limit shows whether there is a next page.
    if (after === undefined || tasks.length > query.limit) break;
  }
  return tasks.length > query.limit
    ? { tasks: tasks.slice(0, query.limit), next: tasks[query.limit - 1]?.task_id }
    : { tasks, next: after };
}

/** @returns `undefined` when there is no page, but the result of earlier pages */
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
    // DynamoDB applies the limit before the filter: with a filter, rows are read in larger steps than the page.
    Limit: status === undefined ? limit + 1 : Math.max(limit + 1, 100),
    ScanIndexForward: false,
    ConsistentRead: true,
  }));
}
