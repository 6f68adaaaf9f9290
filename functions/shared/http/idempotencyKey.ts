import { invalidParameter } from "./problem.js";
import type { ApiRequest } from "./request.js";
import type { ResponseHeaders } from "./response.js";

/**
 * Returns the request's `Idempotency-Key`. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @returns `undefined` without the header
 * @throws Problem 400 unless it is 1–255 printable ASCII characters without spaces
 */
export function readIdempotencyKey(request: ApiRequest): string | undefined {
  const key = request.header("Idempotency-Key");
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalidParameter("Idempotency-Key", "must be 1 to 255 printable ASCII characters without spaces");
  }
  return key;
}

/** The header that marks a repeated response. */
export function replayedHeader(replayed: boolean): ResponseHeaders {
  return replayed ? { "Idempotent-Replayed": "true" } : {};
}
