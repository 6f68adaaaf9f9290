import type { APIGatewayProxyResult } from "aws-lambda";
import type { Problem } from "./problem.js";

/** Headers of a response, by name. */
export type ResponseHeaders = Readonly<Record<string, string>>;

/** Returns a JSON response. */
export function json(statusCode: number, body: unknown, headers: ResponseHeaders = {}): APIGatewayProxyResult {
  return { statusCode, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) };
}

/** Returns a response without a body: 204 or 304. */
export function empty(statusCode: 204 | 304, headers: ResponseHeaders = {}): APIGatewayProxyResult {
  return { statusCode, headers: { ...headers }, body: "" };
}

/** Returns a problem document. https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse(problem: Problem, requestId: string): APIGatewayProxyResult {
  return json(problem.status, problem.toDocument(requestId), { ...problem.headers, "Content-Type": "application/problem+json" });
}

/**
 * Adds the headers of every response of an API: CORS for `origin`, no caching without revalidation, no content sniffing.
 * @param origin the only origin that may read responses in a browser, or `*`
 */
export function withCommonHeaders(response: APIGatewayProxyResult, origin: string): APIGatewayProxyResult {
  return {
    ...response,
    headers: {
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Expose-Headers": "ETag, Location, Retry-After, Idempotent-Replayed",
      ...(origin !== "*" && { Vary: "Origin" }),
      "Cache-Control": "private, no-cache",
      "X-Content-Type-Options": "nosniff",
      ...response.headers,
    },
  };
}
