import type { APIGatewayProxyResult } from "aws-lambda";
import { validate as isUuid } from "uuid";
import { decodeCursor, encodeCursor } from "../../shared/http/cursor.js";
import { readPageLimit } from "../../shared/http/pageLimit.js";
import { readPreconditions, readStatus } from "../preconditions.js";
import { invalidParameter } from "../../shared/http/problem.js";
import type { ApiRequest } from "../../shared/http/request.js";
import { empty, json } from "../../shared/http/response.js";
import { listTasks, readTask } from "../readTasks.js";
import { entityTagOf, presentListed, taskStatuses, type TaskKey } from "../task.js";
import { taskHandler, taskResponse } from "../taskApi.js";
import { preconditionFailed, taskNotFound } from "../taskProblems.js";
import { readSessionId, readTaskKey } from "../taskRequest.js";

/** Handles `GET /tasks`, `GET /tasks/{task_id}` and `GET /tasks?task_id=`. */
export const handler = taskHandler((request) => {
  const key = readTaskKey(request, request.query("task_id", "status", "limit", "cursor").task_id);
  return key === undefined ? list(request) : readOne(request, key);
});

async function readOne(request: ApiRequest, key: TaskKey): Promise<APIGatewayProxyResult> {
  request.query("task_id");
  const preconditions = readPreconditions(request);
  const task = await readTask(key);
  if (task === undefined) throw taskNotFound();
  const tag = entityTagOf(task);
  const status = readStatus(preconditions, tag);
  if (status === 412) throw preconditionFailed(task.version);
  return status === 304 ? empty(304, { ETag: tag }) : taskResponse(200, task);
}

async function list(request: ApiRequest): Promise<APIGatewayProxyResult> {
  const { status, limit, cursor } = request.query("status", "limit", "cursor");
  if (status !== undefined && !taskStatuses.includes(status)) {
    throw invalidParameter("status", `must be one of ${taskStatuses.join(", ")}`);
  }
  const scope = { session: readSessionId(request), status };
  const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, isUuid);
  const page = await listTasks({ session_id: scope.session, status, limit: readPageLimit(limit), after });
  return json(200, {
    tasks: page.tasks.map(presentListed),
    ...(page.next !== undefined && { next_cursor: encodeCursor(page.next, scope) }),
  });
}
