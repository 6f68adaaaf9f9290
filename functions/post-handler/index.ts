import { readJsonBody } from "../shared/http/jsonBody.js";
import { invalidParameter, Problem } from "../shared/http/problem.js";
import type { ApiRequest } from "../shared/http/request.js";
import { createTask, createTaskOnce } from "../shared/tasks/createTask.js";
import { readTaskContent } from "../shared/tasks/task.js";
import { taskHandler, taskResponse } from "../shared/tasks/taskApi.js";
import { readSessionId } from "../shared/tasks/taskRequest.js";

/** `POST /tasks`. */
export const handler = taskHandler(async (request) => {
  if (request.pathParameter("task_id") !== undefined) {
    throw new Problem(405, "The service chooses the ids of tasks: POST to /tasks.", { headers: { Allow: "GET, PUT, DELETE, OPTIONS" } });
  }
  request.query();
  const session = readSessionId(request);
  const key = readIdempotencyKey(request);
  const content = readTaskContent(readJsonBody(request));
  const { task, replayed } = await (key === undefined ? createTask(session, content) : createTaskOnce(session, content, key));
  return taskResponse(201, task, { Location: `${request.path}/${task.task_id}`, ...(replayed && { "Idempotent-Replayed": "true" }) });
});

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
function readIdempotencyKey(request: ApiRequest): string | undefined {
  const key = request.header("Idempotency-Key");
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalidParameter("Idempotency-Key", "must be 1 to 255 printable ASCII characters without spaces");
  }
  return key;
}
