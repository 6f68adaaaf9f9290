import { STATUS_CODES } from "node:http";

/** Maximum number of errors in a response, so that a hostile request does not get a larger response. */
const maximumErrors = 50;

/** Maximum length of a name from the request in a response, in characters, for the same reason. */
const maximumNameLength = 64;

/** Returns a name from a request for use in a response: well-formed Unicode, cut after 64 characters and marked with `…`. */
export function shortened(name: string): string {
  if (name.length <= maximumNameLength) return name.toWellFormed();
  // Not between the halves of a surrogate pair.
  return `${name.slice(0, maximumNameLength).replace(/[\ud800-\udbff]$/, "").toWellFormed()}…`;
}

/** An invalid part of a request: a field of the body by JSON pointer, or a query, path or header parameter by name. */
export type ProblemDetail =
  | { readonly pointer: string; readonly detail: string }
  | { readonly parameter: string; readonly detail: string };

/** The optional parts of a {@link Problem}. */
export interface ProblemOptions {
  /** Every invalid part of the request; the response contains the first 50. */
  readonly errors?: readonly ProblemDetail[];
  /** Further response headers, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The cause: logged, never sent. */
  readonly cause?: unknown;
}

/**
 * An error that is returned as `application/problem+json`. Throw it anywhere below the API handler.
 * https://www.rfc-editor.org/rfc/rfc9457
 */
export class Problem extends Error {
  /** HTTP status, 400–599. */
  readonly status: number;
  /** The invalid parts of the request, 50 at most. */
  readonly errors: readonly ProblemDetail[];
  /** Further response headers. */
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param status HTTP status, 400–599
   * @param detail what is wrong and how to fix it, in words for the client
   */
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.status = status;
    this.errors = (options.errors ?? []).slice(0, maximumErrors);
    this.headers = options.headers ?? {};
  }

  /** Returns the members of the problem document. `instance` is a URN of the request's id, which leads to the logs. */
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

/** Returns a 400 about one query, path or header parameter. */
export function invalidParameter(parameter: string, rule: string): Problem {
  return new Problem(400, `The parameter ${parameter} ${rule}.`, { errors: [{ parameter, detail: rule }] });
}
