import { GetItemCommand, PutItemCommand, QueryCommand, type QueryCommandOutput } from "@aws-sdk/client-dynamodb";
import { v7 as uuidv7 } from "uuid";
import { createOnce, type Creation } from "../../shared/aws/createOnce.js";
import { dynamoDb, fromRow, toRow, type Row } from "../../shared/aws/dynamoDb.js";
import { epochSeconds } from "../../shared/aws/timeToLive.js";
import type { Notification, NotificationContent } from "./notification.js";
import { settings } from "./settings.js";

/** How long a notification is kept, in seconds: 90 days. */
const lifetime = 90 * 86_400;

const table = { TableName: settings.NOTIFICATIONS_TABLE } as const;

/** A notification's row: partition key `feed`, sort key `notification_id`, TTL attribute `expires_at` in epoch seconds. */
interface NotificationRow extends NotificationContent {
  /** The environment: all of its notifications form one list. */
  readonly feed: string;
  readonly notification_id: string;
  readonly created_at: string;
  readonly expires_at: number;
}

/** A page of notifications. */
export interface NotificationPage {
  /** Newest first. */
  readonly notifications: readonly Notification[];
  /** Id after which the next page starts; `undefined` on the last page. */
  readonly next: string | undefined;
}

/** Stores a new notification. */
export async function createNotification(content: NotificationContent): Promise<Creation<Notification>> {
  const row = newRow(content);
  await dynamoDb.send(new PutItemCommand({ ...table, Item: toRow(row) }));
  return { row: present(row), replayed: false };
}

/**
 * Stores a new notification once for all requests with the same key and content within 24 hours. All callers share one list, and so the
 * keys.
 * @throws Problem 409 when the key was used with other content
 */
export async function createNotificationOnce(content: NotificationContent, idempotencyKey: string): Promise<Creation<Notification>> {
  const { row, replayed } = await createOnce({
    tableName: table.TableName,
    // No environment's name contains '#', so no request can read or list this row.
    reservationKey: { feed: `idempotency#${settings.ENVIRONMENT}`, notification_id: idempotencyKey },
    content,
    row: newRow(content),
  });
  return { row: present(row), replayed };
}

function newRow(content: NotificationContent): NotificationRow {
  const date = new Date();
  return {
    feed: settings.ENVIRONMENT,
    notification_id: uuidv7(),
    ...content,
    created_at: date.toISOString(),
    expires_at: epochSeconds(date) + lifetime,
  };
}

/** Returns a notification; `undefined` when there is none or it has expired. */
export async function readNotification(id: string): Promise<Notification | undefined> {
  const { Item } = await dynamoDb.send(new GetItemCommand({ ...table, Key: keyOf(id), ConsistentRead: true }));
  const row = Item && fromRow<NotificationRow>(Item);
  return row !== undefined && row.expires_at > epochSeconds() ? present(row) : undefined;
}

/**
 * Lists notifications, newest first, with queries of the environment's partition (never a scan).
 * @param limit maximum number of notifications in the page
 * @param after last id of the previous page
 */
export async function listNotifications(limit: number, after: string | undefined): Promise<NotificationPage> {
  const oldest = oldestId(new Date());
  // The position has expired since the previous page: DynamoDB refuses to start outside the range that it queries.
  if (after !== undefined && after <= oldest) return { notifications: [], next: undefined };
  const { Items = [], LastEvaluatedKey } = await query(oldest, limit + 1, after);
  const notifications = Items.slice(0, limit).map((item) => present(fromRow<NotificationRow>(item)));
  // The query requests one row more than the limit, which shows whether there is a next page, even when DynamoDB ends the query at 1 MB.
  const hasNext = Items.length > limit || LastEvaluatedKey !== undefined;
  return { notifications, next: hasNext ? notifications.at(-1)?.notification_id : undefined };
}

function query(oldest: string, limit: number, after: string | undefined): Promise<QueryCommandOutput> {
  return dynamoDb.send(new QueryCommand({
    ...table,
    // DynamoDB deletes expired rows within days. They are the oldest, so that the sort key excludes them without reading them.
    KeyConditionExpression: "feed = :feed AND notification_id > :oldest",
    ExpressionAttributeValues: toRow({ ":feed": settings.ENVIRONMENT, ":oldest": oldest }),
    ...(after !== undefined && { ExclusiveStartKey: keyOf(after) }),
    Limit: limit,
    ScanIndexForward: false,
    ConsistentRead: true,
  }));
}

/** Returns the smallest UUIDv7 of a notification that has not expired. */
function oldestId(date: Date): string {
  return uuidv7({ msecs: date.getTime() - lifetime * 1000, seq: 0, random: new Uint8Array(16) });
}

function keyOf(id: string): Row {
  return toRow({ feed: settings.ENVIRONMENT, notification_id: id });
}

function present({ notification_id, title, message, severity, created_at, expires_at }: NotificationRow): Notification {
  return { notification_id, title, message, severity, created_at, expires_at: new Date(expires_at * 1000).toISOString() };
}
