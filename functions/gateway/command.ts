import { cursorRule, positionOf } from "../shared/http/cursor.js";
import type { ProblemDetail } from "../shared/http/problem.js";
import { malformedTexts, pointerTo, refuseBody, schemaErrors } from "../shared/schema/validation.js";
import { conditionErrors, type Condition } from "./condition.js";
import { isAttributeName, isRecordId, type Attributes } from "./record.js";
import schema from "./request.schema.json";
import validate from "./request.schema.json?validator";

/** The operation that a client requests; see `request.schema.json`. */
export type Command =
  | { readonly operation: "create"; readonly id?: string; readonly attributes: Attributes }
  | { readonly operation: "get"; readonly id: string }
  | { readonly operation: "update"; readonly id: string; readonly version: number; readonly attributes: Attributes }
  | { readonly operation: "query"; readonly id: string; readonly conditions?: readonly Condition[] }
  | { readonly operation: "list"; readonly limit?: number; readonly cursor?: string };

/** Name of an operation. */
export type Operation = Command["operation"];

/** The fields of each operation beside `operation`, and whether they are required. */
const fields: Readonly<Record<Operation, Readonly<Record<string, "required" | "optional">>>> = {
  create: { id: "optional", attributes: "required" },
  get: { id: "required" },
  update: { id: "required", version: "required", attributes: "required" },
  query: { id: "required", conditions: "optional" },
  list: { limit: "optional", cursor: "optional" },
};

/** The scope of cursors of `list`. */
export const listScope = { operation: "list" } as const;

/**
 * Largest `attributes` as JSON, in bytes. A page is one scan, so it has at most 100 records and 1 MB as DynamoDB counts it. With any
 * mixture of quotes (1 byte in DynamoDB, 4 in Lambda's JSON of the JSON body) and control characters (1 and 7) a page stays below 5 MB, and
 * Lambda's limit is 6 MB. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const maximumAttributesSize = 32 * 1024;

/**
 * Smallest magnitude other than 0 that DynamoDB can store.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
const smallestNumber = 1e-130;

/** Returns the operation and the record of a body, as far as they can be read, for the audit of refused requests, too. */
export function subjectOf(body: unknown): { readonly operation: Operation | undefined; readonly recordId: string | undefined } {
  const { operation, id } = membersOf(body);
  return { operation: isOperation(operation) ? operation : undefined, recordId: isRecordId(id) ? id : undefined };
}

/**
 * Validates a request's body.
 * @throws Problem 400 with a pointer to each invalid field
 */
export function readCommand(body: unknown): Command {
  const errors = [...schemaErrors(validate, body), ...fieldErrors(body), ...nameErrors(body)];
  // Only bodies that match the schema are examined further, because their depth and size are limited.
  refuseBody(errors.length > 0 ? errors : contentErrors(body as Command));
  return body as Command;
}

function isOperation(value: unknown): value is Operation {
  return typeof value === "string" && Object.hasOwn(fields, value);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function fieldErrors(body: unknown): readonly ProblemDetail[] {
  const members = membersOf(body);
  const { operation } = members;
  if (!isOperation(operation)) return [];
  const known = fields[operation];
  const missing = Object.keys(known).filter((name) => known[name] === "required" && !Object.hasOwn(members, name));
  // The schema refuses fields that no operation has.
  const foreign = Object.keys(schema.properties).filter(
    (name) => name !== "operation" && !Object.hasOwn(known, name) && Object.hasOwn(members, name),
  );
  return [
    ...missing.map((name) => ({ pointer: `#/${name}`, detail: `is required by ${operation}` })),
    ...foreign.map((name) => ({ pointer: `#/${name}`, detail: `is no field of ${operation}` })),
  ];
}

function nameErrors(body: unknown): readonly ProblemDetail[] {
  return Object.keys(membersOf(membersOf(body)["attributes"]))
    .filter((name) => !isAttributeName(name))
    .map((name) => ({
      pointer: pointerTo("/attributes", name),
      detail: "must have a name of a letter and up to 63 letters, digits and underscores",
    }));
}

function contentErrors(command: Command): readonly ProblemDetail[] {
  const errors = [...malformedTexts(command), ...numberErrors(command)];
  switch (command.operation) {
    case "create":
    case "update":
      return [...errors, ...sizeErrors(command.attributes)];
    case "query":
      return [...errors, ...conditionErrors(command.conditions ?? [])];
    case "list":
      return command.cursor === undefined || positionOf(command.cursor, listScope, isRecordId) !== undefined
        ? errors
        : [...errors, { pointer: "#/cursor", detail: cursorRule }];
    default:
      return errors;
  }
}

function sizeErrors(attributes: Attributes): readonly ProblemDetail[] {
  const size = Buffer.byteLength(JSON.stringify(attributes));
  return size <= maximumAttributesSize
    ? []
    : [{ pointer: "#/attributes", detail: `must have at most ${maximumAttributesSize} bytes as JSON, but has ${size}` }];
}

function numberErrors(value: unknown, pointer = "#"): readonly ProblemDetail[] {
  if (typeof value === "number") {
    return value === 0 || Math.abs(value) >= smallestNumber
      ? []
      : [{ pointer, detail: `must be 0 or at least ${smallestNumber} in magnitude` }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, nested]) => numberErrors(nested, `${pointer}/${name}`));
}
