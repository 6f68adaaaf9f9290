import { DynamoDBClient, type AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall, type NativeAttributeValue } from "@aws-sdk/util-dynamodb";
import { clientOptions } from "./clientOptions.js";
import { isServiceError } from "./serviceErrors.js";

/** The DynamoDB client of a function, created at init so that connections are reused by later requests. */
export const dynamoDb = new DynamoDBClient(clientOptions);

/** A row as DynamoDB sends it. */
export type Row = Record<string, AttributeValue>;

/** Returns a row for DynamoDB, without members that are `undefined`. */
export function toRow(value: object): Row {
  // The library does not treat an object with a member named `constructor` as a plain one, so all objects are stored as maps.
  return marshall(value as Record<string, NativeAttributeValue>, { removeUndefinedValues: true, convertClassInstanceToMap: true });
}

/** Returns the content of a row. */
export function fromRow<T>(row: Row): T {
  return unmarshall(row) as T;
}

/**
 * Runs a conditional write.
 * @returns DynamoDB's response; `undefined` when the condition failed
 */
export async function writeIf<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (isServiceError(error, "ConditionalCheckFailedException")) return undefined;
    throw error;
  }
}

/** Runs a conditional write; returns whether the condition was met. */
export async function meetsCondition(write: () => Promise<object>): Promise<boolean> {
  return (await writeIf(write)) !== undefined;
}
