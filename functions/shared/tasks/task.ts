import type { ProblemDetail } from "../http/problem.js";
import { malformedTexts, validated } from "../schema/validation.js";
import schema from "./task.schema.json";
import validate from "./task.schema.json?validator";

/** The states of a task, from the schema. */
export const taskStatuses: readonly string[] = schema.properties.status.enum;

/** What a client decides about a task; see `task.schema.json`. */
export interface TaskContent {
  /** 1–200 characters. */
  readonly title: string;
  /** Up to 4,000 characters; default empty. */
  readonly description: string;
  /** One of {@link taskStatuses}; default `pending`. */
  readonly status: string;
  /** 1–5; default 3. */
  readonly priority: number;
  /** RFC 3339, as the client wrote it. */
  readonly due_at?: string;
  /** Up to 20 different tags of 1–50 characters. */
  readonly tags: readonly string[];
}

/** Where a task is kept: the table's key. */
export interface TaskKey {
  /** Partition key: the client's session. */
  readonly session_id: string;
  /** Sort key: a UUIDv7, so tasks sort by creation. */
  readonly task_id: string;
}

/** A task as the table holds it. */
export interface Task extends TaskKey, TaskContent {
  /** 1 when created, one more with each update. */
  readonly version: number;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** RFC 3339, UTC. */
  readonly updated_at: string;
  /** Epoch seconds from which the task counts as gone; the table's TTL attribute. */
  readonly expires_at: number;
}

/**
 * Checks a request's body.
 * @returns the content with defaults filled in and members in a fixed order
 * @throws Problem 400 with a pointer to each offending field
 */
export function readTaskContent(body: unknown): TaskContent {
  const { title, description, status, priority, due_at, tags } = validated<TaskContent>(validate, body, checkContent);
  return { title, description, status, priority, ...(due_at !== undefined && { due_at }), tags };
}

function checkContent(content: TaskContent): readonly ProblemDetail[] {
  const errors = [...malformedTexts(content)];
  if (content.due_at !== undefined && !isCalendarDay(content.due_at.slice(0, 10))) {
    errors.push({ pointer: "#/due_at", detail: "must be a day that the calendar has" });
  }
  return errors;
}

/** Whether a day such as `2028-02-29` exists: JavaScript rolls the others over into the next month. */
function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day;
}

/** A task as clients see it: with `expires_at` as RFC 3339. */
export function presentTask(task: Task): Record<string, unknown> {
  const { task_id, session_id, title, description, status, priority, due_at, tags, version, created_at, updated_at, expires_at } = task;
  return {
    task_id, session_id, title, description, status, priority, due_at, tags, version, created_at, updated_at,
    expires_at: new Date(expires_at * 1000).toISOString(),
  };
}
