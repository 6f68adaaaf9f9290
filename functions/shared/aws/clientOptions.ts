import { NodeHttpHandler } from "@smithy/node-http-handler";
import { integer, readEnvironment } from "../configuration/environment.js";
import { deadlineSignal } from "./deadline.js";

// A function's environment handles one request at a time, so that few sockets are enough; a leak causes waiting, not exhaustion.
const { MAX_CONNECTIONS: maxSockets } = readEnvironment({ MAX_CONNECTIONS: integer(20, 1, 1000) });

type Request = Parameters<NodeHttpHandler["handle"]>[0];
type RequestOptions = Parameters<NodeHttpHandler["handle"]>[1];

/** Aborts each attempt, including reading its response, at the deadline of the work under way. */
class DeadlineHttpHandler extends NodeHttpHandler {
  override handle(request: Request, options?: RequestOptions): ReturnType<NodeHttpHandler["handle"]> {
    const abortSignal = deadlineSignal();
    return super.handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  }
}

/**
 * Returns the options for every AWS SDK client of a function. Connections are kept alive, at most `MAX_CONNECTIONS` (1–1,000, default 20)
 * for each endpoint. An attempt fails after 1 s without a connection, 3 s without the headers of a response, or 3 s of silence in its body.
 * There are 3 attempts, and the deadline of the work that makes the call (`withDeadline`) ends them all, including a response that arrives
 * slowly. The region is `REGION`, or Lambda's `AWS_REGION`; the endpoint is `AWS_ENDPOINT_URL`.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
 */
export const clientOptions = {
  maxAttempts: 3,
  requestHandler: new DeadlineHttpHandler({
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    throwOnRequestTimeout: true,
    socketTimeout: 3_000,
    httpsAgent: { keepAlive: true, maxSockets },
    httpAgent: { keepAlive: true, maxSockets },
  }),
  ...(process.env["REGION"] && { region: process.env["REGION"] }),
};
