import { toRow, type Row } from "../shared/aws/dynamoDb.js";
import type { ProblemDetail } from "../shared/http/problem.js";

/** A condition on an attribute of a record. */
export interface Condition {
  /** Name of the attribute. */
  readonly attribute: string;
  /** The comparison. All but `exists` fail when the record does not have the attribute. */
  readonly operator: "eq" | "ne" | "lt" | "le" | "gt" | "ge" | "begins_with" | "contains" | "exists";
  /** The value to compare with; for `exists`, whether the attribute must be there. */
  readonly value: string | number | boolean;
}

type Operator = Condition["operator"];

interface OperatorRule {
  /** The types of values that DynamoDB can compare in this way. */
  readonly types: readonly string[];
  /** The expression, with placeholders only: no text of a client becomes part of an expression. */
  readonly expression: (path: string, value: string) => string;
}

const scalar = ["string", "number", "boolean"];
const ordered = ["string", "number"];

const operators: Readonly<Record<Exclude<Operator, "exists">, OperatorRule>> = {
  eq: { types: scalar, expression: (path, value) => `${path} = ${value}` },
  ne: { types: scalar, expression: (path, value) => `attribute_exists(${path}) AND ${path} <> ${value}` },
  lt: { types: ordered, expression: (path, value) => `${path} < ${value}` },
  le: { types: ordered, expression: (path, value) => `${path} <= ${value}` },
  gt: { types: ordered, expression: (path, value) => `${path} > ${value}` },
  ge: { types: ordered, expression: (path, value) => `${path} >= ${value}` },
  begins_with: { types: ["string"], expression: (path, value) => `begins_with(${path}, ${value})` },
  contains: { types: ordered, expression: (path, value) => `contains(${path}, ${value})` },
};

/** Returns an error for every condition whose value does not fit its operator. */
export function conditionErrors(conditions: readonly Condition[]): readonly ProblemDetail[] {
  return conditions.flatMap(({ operator, value }, index) => {
    const types = operator === "exists" ? ["boolean"] : operators[operator].types;
    return types.includes(typeof value)
      ? []
      : [{ pointer: `#/conditions/${index}/value`, detail: `must be ${types.join(" or ")} for ${operator}` }];
  });
}

/** A filter expression with its placeholders. */
export interface Filter {
  readonly FilterExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Row;
}

/** Returns the filter for records that meet all conditions; `undefined` without conditions. */
export function filterOf(conditions: readonly Condition[]): Filter | undefined {
  if (conditions.length === 0) return undefined;
  const names = conditions.map(({ attribute }, index): [string, string] => [`#a${index}`, attribute]);
  const values = conditions.flatMap(({ operator, value }, index) => (operator === "exists" ? [] : [[`:a${index}`, value]]));
  return {
    FilterExpression: conditions.map(expressionOf).join(" AND "),
    ExpressionAttributeNames: Object.fromEntries([["#attributes", "attributes"], ...names]),
    ExpressionAttributeValues: toRow(Object.fromEntries(values)),
  };
}

function expressionOf({ operator, value }: Condition, index: number): string {
  const path = `#attributes.#a${index}`;
  if (operator === "exists") return value ? `attribute_exists(${path})` : `attribute_not_exists(${path})`;
  return operators[operator].expression(path, `:a${index}`);
}
