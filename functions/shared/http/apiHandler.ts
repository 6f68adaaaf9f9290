import type { APIGatewayProxyResult, Context } from "aws-lambda";
import { withDeadline } from "../aws/deadline.js";
import { isTransient } from "../aws/serviceErrors.js";
import { recordRequest } from "../observability/requestRecord.js";
import { logger } from "../observability/telemetry.js";
import { Problem } from "./problem.js";
import { ApiRequest } from "./request.js";
import { problemResponse, withCommonHeaders } from "./response.js";

/** What an API handler needs beside its own work. */
export interface ApiHandlerOptions {
  /** Origin for CORS, or `*`. */
  readonly corsOrigin: string;
  /**
   * Lets a request pass or throws a {@link Problem}; runs before anything else looks at the request. Leave it out only where the handler
   * does so itself, or the API's methods ask for IAM authorization.
   */
  readonly authorize?: (request: ApiRequest) => Promise<unknown>;
}

/** Most time for a request, in milliseconds: API Gateway waits 29 s, the start of an execution environment included. */
const maximumTime = 25_000;

/** What is left of the function's timeout for the answer itself, in milliseconds. */
const timeToAnswer = 2_000;

/** A Lambda function behind API Gateway's proxy integration. */
export type ApiHandler = (event: unknown, context: Context) => Promise<APIGatewayProxyResult>;

/**
 * Makes a Lambda handler of a function from request to response. It never fails, whatever the event: a {@link Problem} becomes its
 * document, a passing fault of AWS 503 with `Retry-After`, anything else 500 without internals, logged. A request has 25 s, and always ends
 * before the function's timeout: its AWS calls are aborted then, and the answer is 503 as well. Each request is one log line and the
 * metrics `Latency`, `Requests`, `ClientErrors`, `ServerErrors`.
 * @param handle answers one request
 */
export function apiHandler(handle: (request: ApiRequest) => Promise<APIGatewayProxyResult>, options: ApiHandlerOptions): ApiHandler {
  return async (event, context) => {
    const start = performance.now();
    // Those that the request before added, such as the name of its API key.
    logger.resetKeys();
    logger.addContext(context);
    // Stands for an event that is none.
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

/** What a failure is answered with: a {@link Problem} as it is, a passing fault of AWS as 503, anything else as 500. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return isTransient(error)
    ? new Problem(503, "The service is busy; try again in a moment.", { headers: { "Retry-After": "1" }, cause: error })
    : new Problem(500, "The request could not be handled. The instance says which one it was.", { cause: error });
}
