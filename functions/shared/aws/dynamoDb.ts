import { DynamoDBClient, type AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall, type NativeAttributeValue } from "@aws-sdk/util-dynamodb";
import { clientOptions } from "./clientOptions.js";
import { isServiceError } from "./serviceErrors.js";

/** The DynamoDB client of a function, made at init so that its connections outlive a request. */
export const dynamoDb = new DynamoDBClient(clientOptions);

/** A row as DynamoDB sends it. */
export type Row = Record<string, AttributeValue>;

/** A row for DynamoDB; members that are `undefined` are left out. */
export function toRow(value: object): Row {
  // An object with a member named `constructor` does not pass for a plain one, so all of them count as maps.
  return marshall(value as Record<string, NativeAttributeValue>, { removeUndefinedValues: true, convertClassInstanceToMap: true });
}

/** What a row holds. */
export function fromRow<T>(row: Row): T {
  return unmarshall(row) as T;
}

/**
 * Runs a conditional write.
 * @returns what DynamoDB answers; `undefined` when the condition failed
 */
export async function writeIf<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (isServiceError(error, "ConditionalCheckFailedException")) return undefined;
    throw error;
  }
}

/** Runs a conditional write, and tells whether the condition was met. */
export async function meetsCondition(write: () => Promise<object>): Promise<boolean> {
  return (await writeIf(write)) !== undefined;
}
