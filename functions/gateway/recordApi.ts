import type { APIGatewayProxyResult } from "aws-lambda";
import { v5 as uuidv5 } from "uuid";
import { encodeCursor, positionOf } from "../shared/http/cursor.js";
import type { ApiRequest } from "../shared/http/request.js";
import { json, type ResponseHeaders } from "../shared/http/response.js";
import type { RequestAudit } from "./audit.js";
import { listScope, type Command } from "./command.js";
import { entityTagOf, isRecordId, presentRecord, type StoredRecord } from "./record.js";
import { createRecord, listRecords, queryRecords, readRecord, updateRecord } from "./recordTable.js";

/**
 * Namespace of the ids that the service generates: a repeated request gets the same id.
 * https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
 */
const idNamespace = "0f7c3c1e-5a0e-4c55-9d5b-6f4f0d3c8a52";

/** Default maximum number of records in a page. */
const defaultLimit = 20;

type CommandOf<Operation extends Command["operation"]> = Extract<Command, { readonly operation: Operation }>;

/** Executes a validated body's operation. */
export function execute(command: Command, request: ApiRequest, audit: RequestAudit): Promise<APIGatewayProxyResult> {
  switch (command.operation) {
    case "create":
      return create(command, request, audit);
    case "get":
      return get(command);
    case "update":
      return update(command, request, audit);
    case "query":
      return query(command);
    case "list":
      return list(command);
  }
}

/** Returns a response with one record and its `ETag`. */
export function recordResponse(statusCode: number, record: StoredRecord, headers: ResponseHeaders = {}): APIGatewayProxyResult {
  return json(statusCode, presentRecord(record), { ETag: entityTagOf(record), ...headers });
}

async function create({ id, attributes }: CommandOf<"create">, request: ApiRequest, audit: RequestAudit): Promise<APIGatewayProxyResult> {
  const recordId = id ?? uuidv5(request.requestId, idNamespace);
  audit.recordId = recordId;
  await audit.intend();
  const record = await createRecord(recordId, attributes, request.requestId);
  return recordResponse(201, record, { Location: `${request.path}/${recordId}` });
}

async function get({ id }: CommandOf<"get">): Promise<APIGatewayProxyResult> {
  return recordResponse(200, await readRecord(id));
}

async function update(
  { id, version, attributes }: CommandOf<"update">,
  request: ApiRequest,
  audit: RequestAudit,
): Promise<APIGatewayProxyResult> {
  await audit.intend();
  return recordResponse(200, await updateRecord(id, version, attributes, request.requestId));
}

async function query({ id, conditions = [] }: CommandOf<"query">): Promise<APIGatewayProxyResult> {
  return json(200, { records: (await queryRecords(id, conditions)).map(presentRecord) });
}

async function list({ limit = defaultLimit, cursor }: CommandOf<"list">): Promise<APIGatewayProxyResult> {
  const { records, next } = await listRecords(limit, cursor === undefined ? undefined : positionOf(cursor, listScope, isRecordId));
  return json(200, { records: records.map(presentRecord), ...(next !== undefined && { next_cursor: encodeCursor(next, listScope) }) });
}
