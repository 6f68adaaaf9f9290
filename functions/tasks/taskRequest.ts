import { validate as isUuid } from "uuid";
import { invalidParameter } from "../shared/http/problem.js";
import type { ApiRequest } from "../shared/http/request.js";
import type { TaskKey } from "./task.js";

const sessionId = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * Returns the session of a request's tasks: `X-Session-Id`, or `default`.
 * @throws Problem 400 unless it is 1–128 letters, digits, `_` and `-`
 */
export function readSessionId(request: ApiRequest): string {
  const session = request.header("X-Session-Id") ?? "default";
  if (!sessionId.test(session)) throw invalidParameter("X-Session-Id", "must be 1 to 128 letters, digits, _ or -");
  return session;
}

/**
 * Returns the key of a request's task, from the path or `?task_id=`.
 * @returns `undefined` when the request has none
 * @throws Problem 400 when the id is not a UUID, or path and query differ
 */
export function readTaskKey(request: ApiRequest, inQuery: string | undefined): TaskKey | undefined {
  const id = request.idFromPathOr(inQuery, "task_id");
  if (id === undefined) return undefined;
  if (!isUuid(id)) throw invalidParameter("task_id", "must be a UUID");
  return { session_id: readSessionId(request), task_id: id.toLowerCase() };
}

/**
 * Returns {@link readTaskKey}, for methods on a single task.
 * @throws Problem 400 also when the request has none, or has other query parameters
 */
export function requireTaskKey(request: ApiRequest): TaskKey {
  const key = readTaskKey(request, request.query("task_id").task_id);
  if (key === undefined) throw invalidParameter("task_id", "must be given, as /tasks/{task_id} or /tasks?task_id=");
  return key;
}
