import { readJsonBody } from "../shared/http/jsonBody.js";
import { readPreconditions, writableVersions } from "../shared/http/preconditions.js";
import { replaceTask } from "../shared/tasks/replaceTask.js";
import { readTaskContent } from "../shared/tasks/task.js";
import { taskHandler, taskResponse } from "../shared/tasks/taskApi.js";
import { requireTaskKey } from "../shared/tasks/taskRequest.js";

/** `PUT /tasks/{task_id}` and `PUT /tasks?task_id=`. */
export const handler = taskHandler(async (request) => {
  const key = requireTaskKey(request);
  const versions = writableVersions(readPreconditions(request));
  const content = readTaskContent(readJsonBody(request));
  return taskResponse(200, await replaceTask(key, content, versions));
});
