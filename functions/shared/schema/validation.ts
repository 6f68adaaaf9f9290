import type { ErrorObject, ValidateFunction } from "ajv";
import { Problem, shortened, type ProblemDetail } from "../http/problem.js";

/**
 * Validates a value with a schema that was compiled at build time (`import validate from "./x.schema.json?validator"`). Missing properties
 * get the schema's defaults.
 * @param validate the compiled schema
 * @param value the client's value
 * @param check rules that a schema cannot express; called with a value that matches the schema
 * @returns the value, as `T`
 * @throws Problem 400 with a pointer to each invalid field, including unknown fields
 */
export function validated<T>(validate: ValidateFunction, value: unknown, check: (value: T) => readonly ProblemDetail[] = () => []): T {
  const errors = schemaErrors(validate, value);
  refuseBody(errors.length > 0 ? errors : check(value as T));
  return value as T;
}

/**
 * Returns an error for each rule of a compiled schema that a value breaks; none when it matches the schema.
 * @param most maximum number of errors; default: all
 */
export function schemaErrors(validate: ValidateFunction, value: unknown, most?: number): readonly ProblemDetail[] {
  return validate(value) ? [] : (validate.errors ?? []).slice(0, most).map(toDetail);
}

/**
 * Refuses a body with errors.
 * @throws Problem 400 unless there are none
 */
export function refuseBody(errors: readonly ProblemDetail[]): void {
  if (errors.length > 0) throw new Problem(400, "The body does not match the schema.", { errors });
}

function toDetail(error: ErrorObject): ProblemDetail {
  const { keyword, params, message, parentSchema } = error;
  switch (keyword) {
    case "required":
      return { pointer: pointerTo(error.instancePath, params["missingProperty"]), detail: "is required" };
    case "additionalProperties":
      return { pointer: pointerTo(error.instancePath, params["additionalProperty"]), detail: "is not a known field" };
    case "enum":
      return { pointer: pointerTo(error.instancePath), detail: `must be one of ${params["allowedValues"].join(", ")}` };
    case "pattern":
      // The schema's description of the field is more helpful than the expression.
      return {
        pointer: pointerTo(error.instancePath),
        detail: `must be ${parentSchema?.["description"] ?? `of the form ${params["pattern"]}`}`,
      };
    default:
      return { pointer: pointerTo(error.instancePath), detail: message ?? `breaks the rule ${keyword}` };
  }
}

/**
 * Returns a JSON pointer as URI fragment, e.g. `#/tags/0`: to `path`, or to a property of its target. Names of more than 64 characters are
 * cut, so that such a pointer is only a hint. https://www.rfc-editor.org/rfc/rfc6901#section-6
 */
export function pointerTo(path: string, property?: string): string {
  const names = path.split("/").map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (property !== undefined) names.push(property);
  const segments = names.map((name) => shortened(name).replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  return `#${encodeURI(segments).replaceAll("#", "%23").replaceAll("?", "%3F")}`;
}

/**
 * Returns an error for every text in `value` that is not well-formed Unicode (a lone surrogate, e.g. `"\ud800"`): JSON allows it, but UTF-8
 * and DynamoDB do not.
 */
export function malformedTexts(value: unknown, pointer = "#"): readonly ProblemDetail[] {
  if (typeof value === "string") return value.isWellFormed() ? [] : [{ pointer, detail: "must be well-formed Unicode" }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, nested]) => malformedTexts(nested, `${pointer}/${name}`));
}
