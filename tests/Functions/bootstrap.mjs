/**
 * Runs a function package as Lambda does: a client of the runtime API that loads `index.handler` from `LAMBDA_TASK_ROOT` and hands it one
 * invocation after another, until the runtime API goes away. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { existsSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT, AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_FUNCTION_VERSION = "$LATEST" } = process.env;
const runtime = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

function describe(error) {
  return {
    errorType: error?.name ?? typeof error,
    errorMessage: String(error?.message ?? error),
    stackTrace: String(error?.stack ?? "").split("\n").slice(1).map((line) => line.trim()),
  };
}

async function report(path, body, headers = {}) {
  const response = await fetch(`${runtime}/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body) ?? "null",
  });
  await response.arrayBuffer();
}

const reportError = (path, error) => report(path, describe(error), { "Lambda-Runtime-Function-Error-Type": error?.name ?? "Error" });

/** CommonJS by `require`, as Lambda's own client loads an `index.js`; an `index.mjs` as the module that it is. */
async function loadHandler() {
  const module = join(LAMBDA_TASK_ROOT, "index.mjs");
  const { handler } = existsSync(module)
    ? await import(pathToFileURL(module).href)
    : createRequire(join(LAMBDA_TASK_ROOT, "index.js"))("./index.js");
  if (typeof handler !== "function") throw new Error(`index.handler in ${LAMBDA_TASK_ROOT} is undefined or no function`);
  return handler;
}

function contextOf(headers) {
  const deadline = Number(headers.get("lambda-runtime-deadline-ms"));
  return {
    awsRequestId: headers.get("lambda-runtime-aws-request-id"),
    invokedFunctionArn: headers.get("lambda-runtime-invoked-function-arn"),
    functionName: AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? "128",
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME ?? "",
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? "",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

// fetch gives up after five minutes without an answer, but a function may wait longer than that for its next event.
function nextInvocation() {
  return new Promise((resolve, reject) => {
    http.get(`${runtime}/invocation/next`, (response) => {
      if (response.statusCode !== 200) reject(new Error(`The runtime API answered ${response.statusCode} to invocation/next.`));
      else json(response).then((event) => resolve({ headers: new Headers(Object.entries(response.headers)), event }), reject);
    }).on("error", reject);
  });
}

async function runOne(handler) {
  const { headers, event } = await nextInvocation();
  const context = contextOf(headers);
  const traceId = headers.get("lambda-runtime-trace-id");
  if (traceId) process.env._X_AMZN_TRACE_ID = traceId;
  else delete process.env._X_AMZN_TRACE_ID;
  try {
    await report(`invocation/${context.awsRequestId}/response`, await handler(event, context));
  } catch (error) {
    await reportError(`invocation/${context.awsRequestId}/error`, error);
  }
}

let handler;
try {
  handler = await loadHandler();
} catch (error) {
  await reportError("init/error", error);
  process.exit(1);
}
for (;;) await runOne(handler);
