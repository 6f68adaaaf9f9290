import { STATUS_CODES } from "node:http";

/** Most errors listed in one answer: a hostile request must not be answered with a larger text. */
const maximumErrors = 50;

/** Longest name out of a request that an answer repeats, in characters; for the same reason. */
const maximumNameLength = 64;

/** A name out of a request as an answer may repeat it: well-formed Unicode, cut after 64 characters with `…` in place of the rest. */
export function shortened(name: string): string {
  if (name.length <= maximumNameLength) return name.toWellFormed();
  // Not between the halves of a surrogate pair.
  return `${name.slice(0, maximumNameLength).replace(/[\ud800-\udbff]$/, "").toWellFormed()}…`;
}

/** One offending part of a request: a field of the body by JSON pointer, or a query, path or header parameter by name. */
export type ProblemDetail =
  | { readonly pointer: string; readonly detail: string }
  | { readonly parameter: string; readonly detail: string };

/** What a {@link Problem} may carry beside status and detail. */
export interface ProblemOptions {
  /** Every offending part of the request; the first 50 are told. */
  readonly errors?: readonly ProblemDetail[];
  /** Further response headers, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What caused it: logged, never sent. */
  readonly cause?: unknown;
}

/**
 * A failure to be answered as `application/problem+json`. Throw it anywhere below the API handler.
 * https://www.rfc-editor.org/rfc/rfc9457
 */
export class Problem extends Error {
  /** HTTP status, 400–599. */
  readonly status: number;
  /** The offending parts of the request, 50 at most. */
  readonly errors: readonly ProblemDetail[];
  /** Further response headers. */
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param status HTTP status, 400–599
   * @param detail what is wrong and the way out, in words for the client
   */
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.status = status;
    this.errors = (options.errors ?? []).slice(0, maximumErrors);
    this.headers = options.headers ?? {};
  }

  /** The members of the problem document. `instance` is a URN of the request's id, by which the logs tell more. */
  toDocument(requestId: string): Record<string, unknown> {
    return {
      type: "about:blank",
      title: STATUS_CODES[this.status] ?? "Unknown",
      status: this.status,
      detail: this.message,
      instance: `urn:uuid:${requestId}`,
      ...(this.errors.length > 0 && { errors: this.errors }),
    };
  }
}

/** A 400 about one query, path or header parameter. */
export function invalidParameter(parameter: string, rule: string): Problem {
  return new Problem(400, `The parameter ${parameter} ${rule}.`, { errors: [{ parameter, detail: rule }] });
}
