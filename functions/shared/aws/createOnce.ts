import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { createHash } from "node:crypto";
import { Problem } from "../http/problem.js";
import { dynamoDb, fromRow, toRow } from "./dynamoDb.js";
import { epochSeconds } from "./timeToLive.js";
import { transactWrite } from "./transaction.js";

/** How long an idempotency key is remembered, in seconds. */
const reservationLifetime = 24 * 3600;

/** A row to be created once for all requests with the same idempotency key. */
export interface OnceOnly<T extends object> {
  /** Name of the table, whose TTL attribute is `expires_at`. */
  readonly tableName: string;
  /** Key of the row that remembers the creation: one that no request can name or list. */
  readonly reservationKey: Readonly<Record<string, string>>;
  /** What the client sent, its members in a fixed order: another content under the same key is a conflict. */
  readonly content: object;
  /** The row, with an id of its own. */
  readonly row: T;
}

/** A row that was created now, or by an earlier request with the same idempotency key. */
export interface Creation<T> {
  /** The row as it was when created. */
  readonly row: T;
  /** Whether an earlier request created it. */
  readonly replayed: boolean;
}

interface Reservation<T> {
  readonly content_hash: string;
  readonly created: T;
}

/**
 * Creates a row once for all requests with the same key and content within 24 hours, whichever of them crashes, repeats itself or comes at
 * the same time.
 *
 * The row and the one that remembers it are written in one transaction, so there is never one without the other, and nothing is left to be
 * written by a repetition: a row that somebody has changed or deleted since stays as it is.
 * @throws Problem 409 when the key was used with another content
 */
export async function createOnce<T extends object>(once: OnceOnly<T>): Promise<Creation<T>> {
  const { tableName: TableName, reservationKey, row } = once;
  const content_hash = createHash("sha256").update(JSON.stringify(once.content)).digest("base64url");
  const now = epochSeconds();
  const [keyName = ""] = Object.keys(reservationKey);
  const failed = await transactWrite(
    {
      Put: {
        TableName,
        Item: toRow({ ...reservationKey, content_hash, created: row, expires_at: now + reservationLifetime }),
        // DynamoDB deletes expired rows within days.
        ConditionExpression: "attribute_not_exists(#key) OR expires_at <= :now",
        ExpressionAttributeNames: { "#key": keyName },
        ExpressionAttributeValues: toRow({ ":now": now }),
      },
    },
    { Put: { TableName, Item: toRow(row) } },
  );
  if (failed === undefined) return { row, replayed: false };
  const { Item } = await dynamoDb.send(new GetItemCommand({ TableName, Key: toRow(reservationKey), ConsistentRead: true }));
  // Expired and deleted in this moment, so the key is free again.
  if (Item === undefined) return createOnce(once);
  const reservation = fromRow<Reservation<T>>(Item);
  if (reservation.content_hash === content_hash) return { row: reservation.created, replayed: true };
  throw new Problem(409, "This Idempotency-Key was used with another body; use a new key for a new one.");
}
