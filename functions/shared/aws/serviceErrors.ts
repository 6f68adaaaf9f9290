const throttling = new Set([
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);

const unanswered = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EPIPE", "ETIMEDOUT", "TimeoutError", "DeadlineError"]);

interface ServiceError {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Whether `error` is an AWS exception of that name, e.g. `ConditionalCheckFailedException`. */
export function isServiceError(error: unknown, name: string): boolean {
  return (error as ServiceError | undefined)?.name === name;
}

/**
 * Whether an AWS call failed for a reason that passes: throttling, a fault of the service, the network, or the deadline of its work.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function isTransient(error: unknown): boolean {
  const { name = "", code = "", $metadata } = (error ?? {}) as ServiceError;
  return throttling.has(name) || unanswered.has(name) || unanswered.has(code) || ($metadata?.httpStatusCode ?? 0) >= 500;
}
