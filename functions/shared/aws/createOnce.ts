import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { createHash } from "node:crypto";
import { Problem } from "../http/problem.js";
import { dynamoDb, fromRow, toRow } from "./dynamoDb.js";
import { epochSeconds } from "./timeToLive.js";
import { transactWrite } from "./transaction.js";

/** How long an idempotency key is kept, in seconds. */
const reservationLifetime = 24 * 3600;

/** A row to create once for all requests with the same idempotency key. */
export interface OnceOnly<T extends object> {
  /** Name of the table, whose TTL attribute is `expires_at`. */
  readonly tableName: string;
  /** Key of the row that records the creation; no request can name or list it. */
  readonly reservationKey: Readonly<Record<string, string>>;
  /** The client's content, with its members in a fixed order; other content under the same key is a conflict. */
  readonly content: object;
  /** The row, with an id of its own. */
  readonly row: T;
}

/** A row that was created now, or by an earlier request with the same idempotency key. */
export interface Creation<T> {
  /** The row at its creation. */
  readonly row: T;
  /** Whether an earlier request created it. */
  readonly replayed: boolean;
}

interface Reservation<T> {
  readonly content_hash: string;
  readonly created: T;
}

/**
 * Creates a row once for all requests with the same key and content within 24 hours, even if they crash, are repeated or run concurrently.
 * || The row and the record of its creation are written in one transaction, so that neither exists without the other and a repeated request
 * has nothing left to write: a row that was changed or deleted since stays as it is.
 * @throws Problem 409 when the key was used with other content
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
  // The record has just expired and was deleted, so that the key is free again.
  if (Item === undefined) return createOnce(once);
  const reservation = fromRow<Reservation<T>>(Item);
  if (reservation.content_hash === content_hash) return { row: reservation.created, replayed: true };
  throw new Problem(409, "This Idempotency-Key was used with another body; use a new key for a new one.");
}
