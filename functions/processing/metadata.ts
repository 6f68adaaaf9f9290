import {
  type ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { dynamoDb, fromRow, meetsCondition, toRow, type Row } from "../shared/aws/dynamoDb.js";
import { isServiceError } from "../shared/aws/serviceErrors.js";
import { settings } from "./settings.js";
import { positionOf, submittedAt } from "./submissionId.js";

/*
 * The table's key is `id` and `timestamp`. Three kinds of rows share it; ids of submissions are UUIDs, so none begins with '#':
 * - `{id}`, milliseconds: a submission's history, a row a status.
 * - `#submissions`, position of the id: the list, a row a submission, with its status and when that was reached. One partition, so that
 * pages in order are a   query; it takes 1,000 writes a second, more than five concurrent executions of each function make.
 * - `#token#{client token}`, 0: which submission a client token made. Kept for good, as the table expires nothing.
 */
const table = { TableName: settings.METADATA_TABLE } as const;
const listPartition = "#submissions";

/** The statuses of a submission: `processed` is final; `rejected` is replaced when a later event of the object succeeds. */
export type SubmissionStatus = "submitted" | "rejected" | "processed";

/** A row of a submission's history. */
export interface HistoryRow {
  readonly id: string;
  /** Milliseconds since 1970 at which the status was reached. */
  readonly timestamp: number;
  readonly status: SubmissionStatus;
  /** With `submitted`: the checksum of the records. */
  readonly checksum?: string;
  /** With `submitted` and `processed`: number of records. */
  readonly record_count?: number;
  /** With `processed`: key of the result. */
  readonly result_key?: string;
  /** With `processed`: SHA-256 of the result. */
  readonly result_sha256?: string;
  /** With `rejected`: the reason. */
  readonly reason?: string;
}

/** The earlier statuses that each status may replace, of the same event in the history and of the same submission in the list. */
const replaces: Readonly<Record<SubmissionStatus, readonly SubmissionStatus[]>> = {
  submitted: [],
  rejected: ["submitted"],
  processed: ["submitted", "rejected"],
};

/**
 * Puts a row when there is none, or when there is one with an earlier status, so that repeated and late writes change nothing.
 * @returns the existing row, if nothing was changed
 */
async function putStatus(row: Row, status: SubmissionStatus): Promise<Row | undefined> {
  const before = replaces[status];
  const values = Object.fromEntries(before.map((earlier) => [`:${earlier}`, earlier]));
  try {
    await dynamoDb.send(new PutItemCommand({
      ...table,
      Item: row,
      ConditionExpression: ["attribute_not_exists(id)", ...before.map((earlier) => `#status = :${earlier}`)].join(" OR "),
      ...(before.length > 0 && { ExpressionAttributeNames: { "#status": "status" }, ExpressionAttributeValues: toRow(values) }),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    }));
    return undefined;
  } catch (error) {
    if (!isServiceError(error, "ConditionalCheckFailedException")) throw error;
    return (error as ConditionalCheckFailedException).Item;
  }
}

function listKey(id: string): Row {
  // Without toRow, because the position has more digits than a JavaScript number.
  return { id: { S: listPartition }, timestamp: { N: positionOf(id) } };
}

/**
 * Writes a status into the list and then into the history, so that a row of the history means that both are written. Repeating it changes
 * nothing. When several events have the same outcome, concurrently or one after another, the first in the list decides the time: the
 * history gets one row for all of them.
 */
export async function recordStatus(row: HistoryRow): Promise<void> {
  const { id, timestamp, status, reason } = row;
  const listed = toRow({ submission_id: id, status, reason, reached_at: timestamp });
  const existing = await putStatus({ ...listKey(id), ...listed }, status);
  const isSame = existing?.["status"]?.S === status && existing["reason"]?.S === reason;
  await putStatus({ ...toRow(row), ...(isSame && existing["reached_at"] !== undefined && { timestamp: existing["reached_at"] }) }, status);
}

/**
 * Returns the time of an event's outcome: that of the event, but after that of the submission, which comes from another clock. It is the
 * same for each delivery.
 */
export function outcomeTimestamp(id: string, eventTime: number): number {
  return Math.max(eventTime, submittedAt(id) + 1);
}

/** Returns a submission's history, oldest first, with strong consistency; empty when there is none. */
export async function readHistory(id: string): Promise<readonly HistoryRow[]> {
  const rows: HistoryRow[] = [];
  let start: Row | undefined;
  do {
    const page: QueryCommandOutput = await queryPartition(id, start, {});
    rows.push(...(page.Items ?? []).map((item) => fromRow<HistoryRow>(item)));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return rows;
}

/** A submission in the list. */
export interface ListedSubmission {
  readonly id: string;
  readonly status: SubmissionStatus;
}

/** A page of submissions. */
export interface SubmissionPage {
  /** Newest first. */
  readonly submissions: readonly ListedSubmission[];
  /** Id after which the next page starts; `undefined` on the last page. */
  readonly next: string | undefined;
}

/** Lists submissions, newest first. */
export async function listSubmissions(limit: number, after: string | undefined): Promise<SubmissionPage> {
  const start = after === undefined ? undefined : listKey(after);
  // One row more than the limit shows whether there is a next page.
  const { Items = [] } = await queryPartition(listPartition, start, { ScanIndexForward: false, Limit: limit + 1 });
  const submissions = Items.slice(0, limit).map(toListed);
  return { submissions, next: Items.length > limit ? submissions.at(-1)?.id : undefined };
}

function toListed({ submission_id, status }: Row): ListedSubmission {
  const row = fromRow<{ submission_id: string; status: SubmissionStatus }>({ submission_id: submission_id!, status: status! });
  return { id: row.submission_id, status: row.status };
}

function queryPartition(
  id: string,
  start: Row | undefined,
  order: { ScanIndexForward?: boolean; Limit?: number },
): Promise<QueryCommandOutput> {
  return dynamoDb.send(
    new QueryCommand({
      ...table,
      KeyConditionExpression: "id = :id",
      ExpressionAttributeValues: toRow({ ":id": id }),
      ...(start !== undefined && { ExclusiveStartKey: start }),
      ConsistentRead: true,
      ...order,
    }),
  );
}

/** The submission that a client token has created. */
export interface TokenUse {
  readonly submission_id: string;
  /** Checksum of the records submitted with the token. */
  readonly checksum: string;
}

/**
 * Binds a client token to a submission, unless it is already bound.
 * @returns the submission that the token is bound to, now or earlier
 */
export async function bindToken(token: string, use: TokenUse): Promise<TokenUse> {
  const key = { id: `#token#${token}`, timestamp: 0 };
  const isFirst = await meetsCondition(() => dynamoDb.send(new PutItemCommand({
    ...table, Item: toRow({ ...key, ...use }), ConditionExpression: "attribute_not_exists(id)",
  })));
  if (isFirst) return use;
  const { Item } = await dynamoDb.send(new GetItemCommand({ ...table, Key: toRow(key), ConsistentRead: true }));
  return fromRow<TokenUse>(Item!);
}
