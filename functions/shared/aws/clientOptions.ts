import type { NodeHttpHandlerOptions } from "@smithy/types";
import { integer, readEnvironment } from "../configuration/environment.js";

// One request at a time runs in a function's environment, so few sockets serve it; a leak shows as waiting, not as exhaustion.
const { MAX_CONNECTIONS: maxSockets } = readEnvironment({ MAX_CONNECTIONS: integer(20, 1, 1000) });

const requestHandler: NodeHttpHandlerOptions = {
  connectionTimeout: 1_000,
  requestTimeout: 3_000,
  throwOnRequestTimeout: true,
  httpsAgent: { keepAlive: true, maxSockets },
  httpAgent: { keepAlive: true, maxSockets },
};

/**
 * Options for every AWS SDK client of a function: connections are kept alive, at most `MAX_CONNECTIONS` (1–1,000, default 20) a client, 1 s to
 * connect, 3 s an attempt, 3 attempts, so that a call ends well within the function's timeout. The region is `REGION`, else Lambda's `AWS_REGION`;
 * the endpoint comes from `AWS_ENDPOINT_URL`.
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
 */
export const clientOptions = {
  maxAttempts: 3,
  requestHandler,
  ...(process.env["REGION"] && { region: process.env["REGION"] }),
};
