import { NodeHttpHandler } from "@smithy/node-http-handler";
import { integer, readEnvironment } from "../configuration/environment.js";
import { deadlineSignal } from "./deadline.js";

// One request at a time runs in a function's environment, so few sockets serve it; a leak shows as waiting, not as exhaustion.
const { MAX_CONNECTIONS: maxSockets } = readEnvironment({ MAX_CONNECTIONS: integer(20, 1, 1000) });

type Request = Parameters<NodeHttpHandler["handle"]>[0];
type RequestOptions = Parameters<NodeHttpHandler["handle"]>[1];

/** Ends each attempt, the reading of its answer included, when the time for the work that makes it is up. */
class DeadlineHttpHandler extends NodeHttpHandler {
  override handle(request: Request, options?: RequestOptions): ReturnType<NodeHttpHandler["handle"]> {
    const abortSignal = deadlineSignal();
    return super.handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  }
}

/**
 * Options for every AWS SDK client of a function: connections are kept alive, at most `MAX_CONNECTIONS` (1–1,000, default 20) an endpoint;
 * an attempt fails after 1 s without a connection, 3 s without the headers of an answer, and 3 s of silence in its body; there are 3
 * attempts, and the deadline of the work that makes the call (`withDeadline`) ends them all, an answer that trickles included. The region
 * is `REGION`, else Lambda's `AWS_REGION`; the endpoint comes from `AWS_ENDPOINT_URL`.
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
