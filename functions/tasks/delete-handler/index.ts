import { readPreconditions, writableVersions } from "../preconditions.js";
import { empty } from "../../shared/http/response.js";
import { deleteTask } from "../deleteTask.js";
import { taskHandler } from "../taskApi.js";
import { requireTaskKey } from "../taskRequest.js";

/** Handles `DELETE /tasks/{task_id}` and `DELETE /tasks?task_id=`. */
export const handler = taskHandler(async (request) => {
  const key = requireTaskKey(request);
  await deleteTask(key, writableVersions(readPreconditions(request)));
  return empty(204);
});
