import type { APIGatewayProxyResult } from "aws-lambda";
import { apiHandler } from "../../shared/http/apiHandler.js";
import { readJsonBody } from "../../shared/http/jsonBody.js";
import { invalidParameter, Problem } from "../../shared/http/problem.js";
import type { ApiRequest } from "../../shared/http/request.js";
import { audited, type RequestAudit } from "../audit.js";
import { readCommand, subjectOf } from "../command.js";
import { isRecordId } from "../record.js";
import { execute, recordResponse } from "../recordApi.js";
import { readRecord } from "../recordTable.js";
import { settings } from "../settings.js";
import { ApiKeys } from "../../shared/security/apiKey.js";
import { apiKeySecret } from "../apiKeySecret.js";

const apiKeys = new ApiKeys(apiKeySecret(settings.API_KEY_SECRET), settings.API_KEY_STALE_SECONDS);

/** How long clients may cache a record from `GET`, in seconds; API Gateway's own cache uses the setting of its stage. */
const clientCacheLifetime = 60;

/** Handles `POST /lambda` and `GET /lambda/{id}`. The API key is verified inside the audit, so that refusals are audited, too. */
export const handler = apiHandler((request) => audited(request, async (audit) => {
  audit.keyName = await apiKeys.require(request);
  request.query();
  const id = request.pathParameter("id");
  if (request.method === "GET" && id !== undefined) return readOne(id, audit);
  if (request.method === "POST" && id === undefined) return runCommand(request, audit);
  throw id === undefined
    ? new Problem(405, "POST an operation to this path, or GET one record by its id below it.", { headers: { Allow: "POST, OPTIONS" } })
    : new Problem(405, "A record can only be read here; POST other operations to the path above.", { headers: { Allow: "GET, OPTIONS" } });
}), { corsOrigin: settings.CORS_ORIGIN });

async function runCommand(request: ApiRequest, audit: RequestAudit): Promise<APIGatewayProxyResult> {
  const body = readJsonBody(request);
  const { operation, recordId } = subjectOf(body);
  audit.operation = operation;
  audit.recordId = recordId;
  return execute(readCommand(body), request, audit);
}

/**
 * The response depends only on the path and the API key. With both in its key, a shared cache never returns one caller's response to
 * another. `If-None-Match` is ignored: API Gateway's cache key knows a header in only one spelling of its case, so that the cached 304 of
 * another spelling could be returned to callers that have nothing to reuse.
 */
async function readOne(id: string, audit: RequestAudit): Promise<APIGatewayProxyResult> {
  audit.operation = "get";
  if (!isRecordId(id))
    throw invalidParameter("id", "must be 1 to 128 letters, digits, dots, underscores and hyphens, and not start with a dot");
  audit.recordId = id;
  return recordResponse(200, await readRecord(id), { "Cache-Control": `private, max-age=${clientCacheLifetime}` });
}
