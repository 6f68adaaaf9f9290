import {
  TransactWriteItemsCommand,
  type CancellationReason,
  type TransactionCanceledException,
  type TransactWriteItem,
} from "@aws-sdk/client-dynamodb";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { dynamoDb } from "./dynamoDb.js";
import { isCancelledForNow, isServiceError } from "./serviceErrors.js";

/** Maximum number of attempts of a write that conflicts with a transaction on the same item. */
const maximumAttempts = 6;

/** Maximum wait after the first such attempt, in milliseconds; it doubles each time. */
const firstDelay = 20;

/**
 * Repeats a write, up to six times, while transactions on its items are under way, which the SDK does not do.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
 */
export async function retryConflicts<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt + 1 === maximumAttempts || !isCancelledForNow(error)) throw error;
      await delay(Math.random() * firstDelay * 2 ** attempt);
    }
  }
}

/**
 * Writes all items or none. DynamoDB identifies the transaction by a token, so that it is executed once even if its response is lost and
 * the SDK sends it again; the response is then that of the first. It needs the permissions of its actions, such as `dynamodb:PutItem`, and
 * twice their write units. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 * @returns `undefined` on success; when a condition failed, a reason for each action in order
 */
export async function transactWrite(...actions: readonly TransactWriteItem[]): Promise<readonly CancellationReason[] | undefined> {
  const command = { TransactItems: [...actions], ClientRequestToken: randomUUID() };
  try {
    await retryConflicts(() => dynamoDb.send(new TransactWriteItemsCommand(command)));
    return undefined;
  } catch (error) {
    if (!isServiceError(error, "TransactionCanceledException") || isCancelledForNow(error)) throw error;
    const { CancellationReasons = [] } = error as TransactionCanceledException;
    if (CancellationReasons.some(({ Code }) => Code === "ConditionalCheckFailed")) return CancellationReasons;
    throw error;
  }
}
