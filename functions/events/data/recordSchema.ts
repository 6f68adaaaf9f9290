import { Ajv, type ValidateFunction } from "ajv";
import type { RegExpEngine } from "ajv/dist/types/index.js";
import addFormats from "ajv-formats";
import { RE2JS } from "re2js";
import type { ProblemDetail } from "../../shared/http/problem.js";
import { schemaErrors } from "../../shared/schema/validation.js";
import { Rejection } from "../outputs.js";
import { maximumErrors } from "./findings.js";
import type { RecordCheck } from "./validationTypes.js";

/** Regular expressions that run in linear time for any pattern in a schema; without look-around and back-references. */
const linearRegExp: RegExpEngine = Object.assign((pattern: string) => {
  const expression = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return { test: (text: string) => expression.matcher(text).find() };
}, { code: "linearRegExp" });

/** A schema with the types of its fields, which CSV fields are converted to. */
export interface RecordSchema {
  /** Validates one record. */
  readonly check: RecordCheck;
  /** Returns the JSON types that a field may have; empty when the schema sets none. */
  readonly typesOf: (field: string) => readonly string[];
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: string | readonly string[] }>>;
}

/** A value of each JSON type, to find out at once whether validation with a schema terminates. */
const probes: readonly unknown[] = [{}, [], "", 0, true, null];

/**
 * Compiles a JSON schema (draft-07) of one record. Unknown keywords and formats are refused, so that a typo does not accept everything;
 * nothing is fetched.
 * @param text JSON text; `undefined` for a schema that only requires objects
 * @throws Rejection `invalid-schema`; the returned function throws it, too
 */
export function compileSchema(text = '{"type":"object"}'): RecordSchema {
  try {
    const schema = JSON.parse(text);
    const [thorough, quick] = [checkOf(schema, true), checkOf(schema, false)];
    for (const probe of probes) quick(probe);
    return { check: (record, isThorough) => (isThorough ? thorough : quick)(record), typesOf: (field) => typesOf(schema, field) };
  } catch (error) {
    if (error instanceof Rejection) throw error;
    throw unusable(error instanceof RangeError ? "it is too complex" : (error as Error).message.slice(0, 300));
  }
}

function checkOf(schema: object, allErrors: boolean): (record: unknown) => readonly ProblemDetail[] {
  const validate = compile(schema, allErrors);
  return (record) => {
    try {
      return schemaErrors(validate, record, maximumErrors);
    } catch (error) {
      // Records are not nested deeply enough to exhaust the stack.
      throw error instanceof RangeError ? unusable("it refers to itself without end") : error;
    }
  };
}

function compile(schema: object, allErrors: boolean): ValidateFunction {
  const ajv = new Ajv({
    allErrors,
    strictSchema: true,
    strictNumbers: true,
    strictTypes: false,
    strictTuples: false,
    ownProperties: true,
    logger: false,
    code: { regExp: linearRegExp },
  });
  // An asynchronous validation returns a promise, which is not a result.
  ajv.removeKeyword("$async");
  addFormats.default(ajv, ["date", "time", "date-time", "email", "uri", "uuid", "ipv4", "ipv6"]);
  return ajv.compile(schema);
}

function unusable(reason: string): Rejection {
  return new Rejection("invalid-schema", `The schema cannot be used: ${reason}`);
}

function typesOf({ properties = {} }: ObjectSchema, field: string): readonly string[] {
  const type = Object.hasOwn(properties, field) ? properties[field]?.type : undefined;
  return type === undefined ? [] : [type].flat();
}
