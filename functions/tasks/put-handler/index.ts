import { readJsonBody } from "../../shared/http/jsonBody.js";
import { readPreconditions, writableVersions } from "../preconditions.js";
import { replaceTask } from "../replaceTask.js";
import { readTaskContent } from "../task.js";
import { taskHandler, taskResponse } from "../taskApi.js";
import { requireTaskKey } from "../taskRequest.js";

/** Handles `PUT /tasks/{task_id}` and `PUT /tasks?task_id=`. */
export const handler = taskHandler(async (request) => {
  const key = requireTaskKey(request);
  const versions = writableVersions(readPreconditions(request));
  const content = readTaskContent(readJsonBody(request));
  return taskResponse(200, await replaceTask(key, content, versions));
});
