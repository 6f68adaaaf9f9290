import { readPreconditions, writableVersions } from "../shared/http/preconditions.js";
import { empty } from "../shared/http/response.js";
import { deleteTask } from "../shared/tasks/deleteTask.js";
import { taskHandler } from "../shared/tasks/taskApi.js";
import { requireTaskKey } from "../shared/tasks/taskRequest.js";

/** `DELETE /tasks/{task_id}` and `DELETE /tasks?task_id=`. */
export const handler = taskHandler(async (request) => {
  const key = requireTaskKey(request);
  await deleteTask(key, writableVersions(readPreconditions(request)));
  return empty(204);
});
