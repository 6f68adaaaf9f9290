import type { APIGatewayProxyResult } from "aws-lambda";
import { apiHandler, type ApiHandler } from "../shared/http/apiHandler.js";
import type { ApiRequest } from "../shared/http/request.js";
import { json, type ResponseHeaders } from "../shared/http/response.js";
import { ApiKeys } from "../shared/security/apiKey.js";
import { apiKeyParameter } from "./apiKeyParameter.js";
import { settings } from "./settings.js";
import { entityTagOf, presentTask, type Task } from "./task.js";

/** Creates a handler of the task API, with CORS and the API key from the environment variables. */
export function taskHandler(handle: (request: ApiRequest) => Promise<APIGatewayProxyResult>): ApiHandler {
  const apiKeys = new ApiKeys(apiKeyParameter(settings.API_KEY_PARAMETER), settings.API_KEY_STALE_SECONDS);
  return apiHandler(handle, { corsOrigin: settings.CORS_ORIGIN, authorize: (request) => apiKeys.require(request) });
}

/** Returns a response with one task and its `ETag`. */
export function taskResponse(statusCode: number, task: Task, headers: ResponseHeaders = {}): APIGatewayProxyResult {
  return json(statusCode, presentTask(task), { ETag: entityTagOf(task), ...headers });
}
