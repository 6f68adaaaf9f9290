import { createHash } from "node:crypto";
import { invalidParameter } from "./problem.js";

/** The list that a cursor belongs to: everything that decides its rows and their order, e.g. session and filter. */
export type CursorScope = Readonly<Record<string, string | undefined>>;

function checksum(position: string, scope: CursorScope): string {
  return createHash("sha256").update(JSON.stringify([position, scope])).digest("base64url").slice(0, 16);
}

/**
 * Returns the opaque text with which a client requests the next page.
 * || Its checksum refuses damaged cursors and those of other lists. It is not a secret: the query that uses the position, never the cursor,
 * must decide what a client may read.
 * @param position the end of the page
 */
export function encodeCursor(position: string, scope: CursorScope): string {
  return Buffer.from(checksum(position, scope) + position).toString("base64url");
}

/** The rule for cursors, for error messages. */
export const cursorRule = "must be the next_cursor of a page of this very list, with the same filter";

/**
 * Returns the position that was passed to {@link encodeCursor}.
 * @param isPosition returns whether a text can be a position of this list; a forged cursor must not reach the database
 * @returns `undefined` when the cursor belongs to another scope, or does not come from {@link encodeCursor}
 */
export function positionOf(cursor: string, scope: CursorScope, isPosition: (text: string) => boolean): string | undefined {
  const position = Buffer.from(cursor, "base64url").toString().slice(16);
  return encodeCursor(position, scope) === cursor && isPosition(position) ? position : undefined;
}

/**
 * Returns the {@link positionOf} a cursor in the query.
 * @throws Problem 400 when the cursor is not valid
 */
export function decodeCursor(cursor: string, scope: CursorScope, isPosition: (text: string) => boolean): string {
  const position = positionOf(cursor, scope, isPosition);
  if (position === undefined) throw invalidParameter("cursor", cursorRule);
  return position;
}
