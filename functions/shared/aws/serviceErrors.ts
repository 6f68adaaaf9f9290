const throttling = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** Cancellation reasons of a transaction that are transient. */
const passingReasons = new Set(["TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError"]);

const unanswered = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EPIPE", "ETIMEDOUT", "TimeoutError", "DeadlineError"]);

interface ServiceError {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
}

/** Returns whether `error` is an AWS exception of that name, e.g. `ConditionalCheckFailedException`. */
export function isServiceError(error: unknown, name: string): boolean {
  return (error as ServiceError | undefined)?.name === name;
}

/**
 * Returns whether DynamoDB rejected a write because of another transaction on its items, or a transaction because of missing capacity. A
 * failed condition takes precedence.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors
 */
export function isCancelledForNow(error: unknown): boolean {
  const { CancellationReasons = [] } = (error ?? {}) as ServiceError;
  const codes = CancellationReasons.map(({ Code = "" }) => Code);
  return (
    isServiceError(error, "TransactionConflictException") ||
    (codes.some((code) => passingReasons.has(code)) && !codes.includes("ConditionalCheckFailed"))
  );
}

/**
 * Returns whether an AWS call failed for a transient reason: throttling, an error of the service, the network, or the deadline of its work.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function isTransient(error: unknown): boolean {
  const { name = "", code = "", $metadata } = (error ?? {}) as ServiceError;
  return (
    throttling.has(name) ||
    isCancelledForNow(error) ||
    unanswered.has(name) ||
    unanswered.has(code) ||
    ($metadata?.httpStatusCode ?? 0) >= 500
  );
}
