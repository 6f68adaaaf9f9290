import { MIMEType } from "node:util";
import { Problem } from "./problem.js";
import type { ApiRequest } from "./request.js";

/** Largest body accepted, in bytes: 256 KB. */
export const maximumBodySize = 256 * 1024;

/**
 * Parses a request's JSON body.
 * @returns any JSON value; validate it with a schema
 * @throws Problem 415 unless it is uncompressed JSON in UTF-8, 413 when larger than {@link maximumBodySize}, 400 when empty or not JSON
 */
export function readJsonBody(request: ApiRequest): unknown {
  if (!isJsonInUtf8(request.header("Content-Type") ?? "")) {
    throw new Problem(415, "Send the body as application/json in UTF-8.", { headers: { Accept: "application/json" } });
  }
  const encoding = request.header("Content-Encoding") ?? "identity";
  if (encoding.trim().toLowerCase() !== "identity") {
    throw new Problem(415, "Send the body without a content encoding.", { headers: { "Accept-Encoding": "identity" } });
  }
  const bytes = request.body();
  if (bytes.length > maximumBodySize)
    throw new Problem(413, `The body may have at most ${maximumBodySize} bytes, but has ${bytes.length}.`);
  if (bytes.length === 0) throw new Problem(400, "The body is empty; send a JSON document.");
  return parse(bytes);
}

/**
 * Returns whether a content type is `application/json` or ends in `+json`. Any parameters are allowed; `charset` must be UTF-8.
 * https://mimesniff.spec.whatwg.org/#parsing-a-mime-type
 */
function isJsonInUtf8(contentType: string): boolean {
  try {
    const { type, subtype, params } = new MIMEType(contentType);
    return type === "application" && /^(json|.+\+json)$/.test(subtype) && (params.get("charset") ?? "utf-8").toLowerCase() === "utf-8";
  } catch {
    return false;
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    // The parser's message would quote the body.
    throw new Problem(400, "The body is not valid JSON in UTF-8.");
  }
}
