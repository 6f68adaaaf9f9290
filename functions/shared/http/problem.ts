import { STATUS_CODES } from "node:http";

/** One offending part of a request: a field of the body by JSON pointer, or a query, path or header parameter by name. */
export type ProblemDetail =
  | { readonly pointer: string; readonly detail: string }
  | { readonly parameter: string; readonly detail: string };

/** What a {@link Problem} may carry beside status and detail. */
export interface ProblemOptions {
  /** Every offending part of the request. */
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
  /** Every offending part of the request. */
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
    this.errors = options.errors ?? [];
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
