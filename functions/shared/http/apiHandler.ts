import type { APIGatewayProxyResult, Context } from "aws-lambda";
import { withDeadline } from "../aws/deadline.js";
import { isTransient } from "../aws/serviceErrors.js";
import { recordRequest } from "../observability/requestRecord.js";
import { logger } from "../observability/telemetry.js";
import { Problem } from "./problem.js";
import { ApiRequest } from "./request.js";
import { problemResponse, withCommonHeaders } from "./response.js";

/** The configuration of an API handler. */
export interface ApiHandlerOptions {
  /** Origin for CORS, or `*`. */
  readonly corsOrigin: string;
  /**
   * Accepts a request, or throws a {@link Problem}; runs before any other processing of the request. Omit it only where the handler
   * authorizes requests itself, or where the API's methods use IAM authorization.
   */
  readonly authorize?: (request: ApiRequest) => Promise<unknown>;
}

/** Maximum time for a request, in milliseconds: API Gateway waits 29 s, including the start of an execution environment. */
const maximumTime = 25_000;

/** Time reserved in the function's timeout for the response itself, in milliseconds. */
const timeToAnswer = 2_000;

/** A Lambda function behind API Gateway's proxy integration. */
export type ApiHandler = (event: unknown, context: Context) => Promise<APIGatewayProxyResult>;

/**
 * Creates a Lambda handler from a function that maps a request to a response. It never fails, whatever the event: a {@link Problem} becomes
 * its document, a transient error of AWS 503 with `Retry-After`, and anything else 500 without internals, with a log line. A request has 25
 * s, and always ends before the function's timeout: then its AWS calls are aborted, and the response is also 503. Each request writes one
 * log line and the metrics `Latency`, `Requests`, `ClientErrors`, `ServerErrors`.
 * @param handle handles one request
 */
export function apiHandler(handle: (request: ApiRequest) => Promise<APIGatewayProxyResult>, options: ApiHandlerOptions): ApiHandler {
  return async (event, context) => {
    const start = performance.now();
    // Removes the keys that the previous request added, such as the name of its API key.
    logger.resetKeys();
    logger.addContext(context);
    // Used when the event is not a request.
    let request = new ApiRequest({}, context.awsRequestId);
    let response: APIGatewayProxyResult;
    try {
      request = new ApiRequest(event, context.awsRequestId);
      response = await withDeadline(Math.min(context.getRemainingTimeInMillis() - timeToAnswer, maximumTime), async () => {
        await options.authorize?.(request);
        return handle(request);
      });
    } catch (error) {
      response = failure(error, request.requestId);
    }
    recordRequest(
      { api_request_id: request.requestId, method: request.method, route: request.route },
      response.statusCode,
      performance.now() - start,
    );
    return withCommonHeaders(response, options.corsOrigin);
  };
}

function failure(error: unknown, requestId: string): APIGatewayProxyResult {
  const problem = toProblem(error);
  if (problem.status >= 500) logger.error(problem.message, { api_request_id: requestId, error: (problem.cause ?? problem) as Error });
  return problemResponse(problem, requestId);
}

/** Returns the response to an error: a {@link Problem} unchanged, 503 for a transient error of AWS, 500 for anything else. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return isTransient(error)
    ? new Problem(503, "The service is busy; try again in a moment.", { headers: { "Retry-After": "1" }, cause: error })
    : new Problem(500, "The request could not be handled. The instance says which one it was.", { cause: error });
}
