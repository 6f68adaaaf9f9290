import type { ErrorObject, ValidateFunction } from "ajv";
import { Problem, shortened, type ProblemDetail } from "../http/problem.js";

/**
 * Checks a value against a schema that was compiled at build time (`import validate from "./x.schema.json?validator"`). Properties that are
 * missing get the schema's defaults.
 * @param validate the compiled schema
 * @param value what the client sent
 * @param check rules that a schema cannot say; called with a value that meets the schema
 * @returns the value, as `T`
 * @throws Problem 400 with a pointer to each field that breaks a rule, unknown fields included
 */
export function validated<T>(validate: ValidateFunction, value: unknown, check: (value: T) => readonly ProblemDetail[] = () => []): T {
  const errors = schemaErrors(validate, value);
  refuseBody(errors.length > 0 ? errors : check(value as T));
  return value as T;
}

/**
 * A detail for each rule of a compiled schema that a value breaks; none when it meets the schema.
 * @param most of more errors the first ones are told; default: all
 */
export function schemaErrors(validate: ValidateFunction, value: unknown, most?: number): readonly ProblemDetail[] {
  return validate(value) ? [] : (validate.errors ?? []).slice(0, most).map(toDetail);
}

/**
 * Refuses a body for its errors.
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
      // What the schema says of the field tells more than the expression.
      return {
        pointer: pointerTo(error.instancePath),
        detail: `must be ${parentSchema?.["description"] ?? `of the form ${params["pattern"]}`}`,
      };
    default:
      return { pointer: pointerTo(error.instancePath), detail: message ?? `breaks the rule ${keyword}` };
  }
}

/**
 * A JSON pointer as URI fragment, e.g. `#/tags/0`: to `path`, or to a property of what it points to. Names of more than 64 characters are
 * cut, so such a pointer tells where to look and no more. https://www.rfc-editor.org/rfc/rfc6901#section-6
 */
export function pointerTo(path: string, property?: string): string {
  const names = path.split("/").map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (property !== undefined) names.push(property);
  const segments = names.map((name) => shortened(name).replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  return `#${encodeURI(segments).replaceAll("#", "%23").replaceAll("?", "%3F")}`;
}

/**
 * Details for every text in `value` that is not well-formed Unicode (a lone surrogate, e.g. `"\ud800"`): JSON allows it, UTF-8 and so
 * DynamoDB do not.
 */
export function malformedTexts(value: unknown, pointer = "#"): readonly ProblemDetail[] {
  if (typeof value === "string") return value.isWellFormed() ? [] : [{ pointer, detail: "must be well-formed Unicode" }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, nested]) => malformedTexts(nested, `${pointer}/${name}`));
}
