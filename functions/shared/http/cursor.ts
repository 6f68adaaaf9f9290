import { createHash } from "node:crypto";
import { invalidParameter } from "./problem.js";

/** The list that a cursor belongs to: all that decides its rows and their order, e.g. session and filter. */
export type CursorScope = Readonly<Record<string, string | undefined>>;

function checksum(position: string, scope: CursorScope): string {
  return createHash("sha256").update(JSON.stringify([position, scope])).digest("base64url").slice(0, 16);
}

/**
 * Makes the opaque text by which a client asks for the next page.
 *
 * Its checksum refuses cursors of other lists and damaged ones. It is no secret: what a client may read must be
 * decided by the query that the position is put into, never by the cursor.
 * @param position where the page ended
 */
export function encodeCursor(position: string, scope: CursorScope): string {
  return Buffer.from(checksum(position, scope) + position).toString("base64url");
}

/** What a cursor must be, for answers about one that is not. */
export const cursorRule = "must be the next_cursor of a page of this very list, with the same filter";

/**
 * The position that {@link encodeCursor} was given.
 * @param isPosition whether a text can be a position of this list; a forged cursor must not reach the database
 * @returns `undefined` when the cursor was made for another scope, or not by {@link encodeCursor}
 */
export function positionOf(cursor: string, scope: CursorScope, isPosition: (text: string) => boolean): string | undefined {
  const position = Buffer.from(cursor, "base64url").toString().slice(16);
  return encodeCursor(position, scope) === cursor && isPosition(position) ? position : undefined;
}

/**
 * As {@link positionOf}, for a cursor in the query.
 * @throws Problem 400 when the cursor does not fit
 */
export function decodeCursor(cursor: string, scope: CursorScope, isPosition: (text: string) => boolean): string {
  const position = positionOf(cursor, scope, isPosition);
  if (position === undefined) throw invalidParameter("cursor", cursorRule);
  return position;
}
