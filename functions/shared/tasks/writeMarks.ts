import { randomBytes } from "node:crypto";
import type { Task } from "./task.js";

/** Attributes of a task's row that hold the marks of the last eight replacements, newest first. */
const attributes = ["write_1", "write_2", "write_3", "write_4", "write_5", "write_6", "write_7", "write_8"] as const;

/** A task's row, with the marks of whoever replaced it last. */
export type MarkedTask = Task & Partial<Readonly<Record<(typeof attributes)[number], string>>>;

/** A mark for one write: 12 characters that no other has. */
export function newMark(): string {
  return randomBytes(9).toString("base64url");
}

/** Assignments of an update expression that set the mark `:mark` and move the others on. Need the value `:unmarked`. */
export const setMark = attributes
  .map((attribute, index) => `${attribute} = ${index === 0 ? ":mark" : `if_not_exists(${attributes[index - 1]}, :unmarked)`}`)
  .reverse()
  .join(", ");

/** Condition that the write with the mark `:mark` has not been made. */
export const isUnmarked = `NOT (${attributes.map((attribute) => `${attribute} = :mark`).join(" OR ")})`;

/** The version that the write with this mark made; `undefined` when it is none of the last eight. */
export function versionMarked(row: MarkedTask, mark: string): number | undefined {
  const writesSince = attributes.findIndex((attribute) => row[attribute] === mark);
  return writesSince < 0 ? undefined : row.version - writesSince;
}
