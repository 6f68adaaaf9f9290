import { readIdempotencyKey, replayedHeader } from "../../shared/http/idempotencyKey.js";
import { readJsonBody } from "../../shared/http/jsonBody.js";
import { Problem } from "../../shared/http/problem.js";
import { createTask, createTaskOnce } from "../createTask.js";
import { readTaskContent } from "../task.js";
import { taskHandler, taskResponse } from "../taskApi.js";
import { readSessionId } from "../taskRequest.js";

/** Handles `POST /tasks`. */
export const handler = taskHandler(async (request) => {
  if (request.pathParameter("task_id") !== undefined) {
    throw new Problem(405, "The service chooses the ids of tasks: POST to /tasks.", { headers: { Allow: "GET, PUT, DELETE, OPTIONS" } });
  }
  request.query();
  const session = readSessionId(request);
  const key = readIdempotencyKey(request);
  const content = readTaskContent(readJsonBody(request));
  const { row: task, replayed } = await (key === undefined ? createTask(session, content) : createTaskOnce(session, content, key));
  return taskResponse(201, task, { Location: `${request.path}/${task.task_id}`, ...replayedHeader(replayed) });
});
