import { fullFormats } from "ajv-formats/dist/formats.js";
import { strongEntityTag } from "../shared/http/entityTag.js";
import type { ProblemDetail } from "../shared/http/problem.js";
import { malformedTexts, validated } from "../shared/schema/validation.js";
import schema from "./task.schema.json";
import validate from "./task.schema.json?validator";

/** The states of a task, from the schema. */
export const taskStatuses: readonly string[] = schema.properties.status.enum;

/** The part of a task that a client sets; see `task.schema.json`. */
export interface TaskContent {
  /** 1–200 characters, not all of them blank. */
  readonly title: string;
  /** Up to 4,000 characters; default empty. */
  readonly description: string;
  /** One of {@link taskStatuses}; default `pending`. */
  readonly status: string;
  /** 1–5; default 3. */
  readonly priority: number;
  /** RFC 3339, as sent by the client. */
  readonly due_at?: string;
  /** Up to 20 tags of 1–50 characters, not all of them blank, and no two that are equal under Unicode normalization. */
  readonly tags: readonly string[];
}

/** The key of a task in the table. */
export interface TaskKey {
  /** Partition key: the client's session. */
  readonly session_id: string;
  /** Sort key: a UUIDv7, so that tasks sort by creation time. */
  readonly task_id: string;
}

/** A task as stored in the table. */
export interface Task extends TaskKey, TaskContent {
  /** 1 when created, then one more for each update. */
  readonly version: number;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** RFC 3339, UTC. */
  readonly updated_at: string;
  /** When the task expires, in epoch seconds; the table's TTL attribute. */
  readonly expires_at: number;
}

/**
 * Validates a request's body.
 * @returns the content with defaults filled in and members in a fixed order
 * @throws Problem 400 with a pointer to each invalid field
 */
export function readTaskContent(body: unknown): TaskContent {
  const { title, description, status, priority, due_at, tags } = validated<TaskContent>(validate, body, checkContent);
  return { title, description, status, priority, ...(due_at !== undefined && { due_at }), tags };
}

/** Returns whether a text is a valid time: a day of the calendar, and second 60 only as the last one of a day in UTC (RFC 3339, 5.7). */
const { validate: isDateTime } = fullFormats["date-time"] as { readonly validate: (text: string) => boolean };

function checkContent({ due_at, tags, ...content }: TaskContent): readonly ProblemDetail[] {
  const errors = [...malformedTexts({ ...content, tags })];
  if (due_at !== undefined && !isDateTime(due_at)) {
    errors.push({ pointer: "#/due_at", detail: "must be a day that the calendar has; second 60 only ends a day in UTC, as in 23:59:60Z" });
  }
  // https://www.unicode.org/reports/tr15/
  if (new Set(tags.map((tag) => tag.normalize("NFC"))).size < tags.length) {
    errors.push({ pointer: "#/tags", detail: "must not have two tags that are the same text in Unicode's normalization form C" });
  }
  return errors;
}

/** Returns a task's entity tag: its version. */
export function entityTagOf(task: Task): string {
  return strongEntityTag(task.version);
}

/** Returns a task as clients get it in a list, with its entity tag as `etag`, the same as in the header of a read. */
export function presentListed(task: Task): Record<string, unknown> {
  return { ...presentTask(task), etag: entityTagOf(task) };
}

/** Returns a task as clients get it, with `expires_at` as RFC 3339. */
export function presentTask(task: Task): Record<string, unknown> {
  const { task_id, session_id, title, description, status, priority, due_at, tags, version, created_at, updated_at, expires_at } = task;
  return {
    task_id, session_id, title, description, status, priority, due_at, tags, version, created_at, updated_at,
    expires_at: new Date(expires_at * 1000).toISOString(),
  };
}
