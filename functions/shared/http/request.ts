import type { APIGatewayProxyEvent } from "aws-lambda";
import { invalidParameter, Problem, shortened, type ProblemDetail } from "./problem.js";
import { eventErrors } from "./proxyEvent.js";

type Values = Readonly<Record<string, string | undefined>> | null | undefined;
type MultipleValues = Readonly<Record<string, readonly string[] | undefined>> | null | undefined;

/** The caller, as determined by API Gateway; `undefined` for an API without IAM authorization. */
export interface ApiCaller {
  /** ARN of the user or of the role's session. */
  readonly arn: string | undefined;
  /** Id of the AWS account. */
  readonly account: string | undefined;
  /** IP address of the caller. */
  readonly sourceIp: string | undefined;
}

/**
 * A request as API Gateway's Lambda proxy integration sends it; names of headers are case-insensitive.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export class ApiRequest {
  /** API Gateway's id of the request. */
  readonly requestId: string;
  /** When API Gateway received the request. */
  readonly receivedAt: Date;
  /** The caller. */
  readonly caller: ApiCaller;
  /** HTTP method, e.g. `GET`. */
  readonly method: string;
  /** Path template of the route, e.g. `/tasks/{task_id}`. */
  readonly route: string;

  /**
   * Path as the client called it, including the stage, without a trailing slash, e.g. `/prod/tasks`; only characters that a header may
   * contain.
   */
  readonly path: string;

  readonly #event: Partial<APIGatewayProxyEvent>;
  readonly #headers: ReadonlyMap<string, string>;

  /**
   * @param event the event of the invocation
   * @param fallbackId the request's id if the event has none
   * @throws Problem 400 listing each field that differs from API Gateway's format: others may invoke the function, too
   */
  constructor(event: unknown, fallbackId: string) {
    const errors = eventErrors(event);
    if (errors.length > 0)
      throw new Problem(400, "The event is none of API Gateway's proxy integration; the pointers lead into the event.", { errors });
    this.#event = (event ?? {}) as Partial<APIGatewayProxyEvent>;
    const { headers, multiValueHeaders, requestContext, httpMethod, resource, path } = this.#event;
    this.#headers = joined(headers, multiValueHeaders);
    this.requestId = requestContext?.requestId ?? fallbackId;
    this.receivedAt = new Date(requestContext?.requestTimeEpoch ?? Date.now());
    this.caller = callerOf(requestContext?.identity);
    this.method = httpMethod ?? "";
    this.route = resource ?? "";
    this.path = (requestContext?.path ?? path ?? "").replace(/\/+$/, "").toWellFormed().replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);
  }

  /** Returns a header's value. Several fields of the same name, in any case, are joined with commas (RFC 9110, 5.3). */
  header(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  /** Returns a parameter of the path, e.g. `task_id`. */
  pathParameter(name: string): string | undefined {
    return this.#event.pathParameters?.[name] ?? undefined;
  }

  /**
   * Returns the query parameters.
   * @param allowed names that the route supports
   * @throws Problem 400 listing each unknown and each repeated parameter, because a typo could silently widen a result
   */
  query<Name extends string>(...allowed: readonly Name[]): Readonly<Partial<Record<Name, string>>> {
    const single: Values = this.#event.queryStringParameters;
    const multiple: MultipleValues = this.#event.multiValueQueryStringParameters;
    const names = Object.keys({ ...single, ...multiple });
    const errors: ProblemDetail[] = [];
    const known: readonly string[] = allowed;
    for (const name of names) {
      if (!known.includes(name))
        errors.push({ parameter: shortened(name), detail: `is unknown here; known are: ${known.join(", ") || "none"}` });
      else if ((multiple?.[name]?.length ?? 0) > 1) errors.push({ parameter: name, detail: "must be given once" });
    }
    if (errors.length > 0) throw new Problem(400, "The query is not valid.", { errors });
    return Object.fromEntries(names.map((name) => [name, single?.[name] ?? multiple?.[name]?.[0]])) as Partial<Record<Name, string>>;
  }

  /** Returns the body's bytes, decoded when API Gateway has sent them as base64; empty without a body. */
  body(): Buffer {
    const { body, isBase64Encoded } = this.#event;
    return Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
  }

  /**
   * Returns an id from the path or the query.
   * @returns the id, or `undefined` when neither has it
   * @throws Problem 400 when both have it and they differ
   */
  idFromPathOr(query: string | undefined, name: string): string | undefined {
    const inPath = this.pathParameter(name);
    if (inPath !== undefined && query !== undefined && inPath !== query) {
      throw invalidParameter(name, "must be the same in path and query where both have it");
    }
    return inPath ?? query;
  }
}

function callerOf(identity: Partial<APIGatewayProxyEvent["requestContext"]["identity"]> | null | undefined): ApiCaller {
  return { arn: identity?.userArn ?? undefined, account: identity?.accountId ?? undefined, sourceIp: identity?.sourceIp ?? undefined };
}

/** Returns the fields by name in lower case. API Gateway sends all values of a name, and separately the last one. */
function joined(single: Values, multiple: MultipleValues): ReadonlyMap<string, string> {
  const last = Object.entries(single ?? {}).map(([name, value]) => [name, value == null ? [] : [value]] as const);
  const all = Object.entries(multiple ?? {}).map(([name, values]) => [name, values ?? []] as const);
  return new Map([...byField(last), ...byField(all)].map(([field, values]) => [field, values.join(", ")]));
}

function byField(entries: readonly (readonly [name: string, values: readonly string[]])[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>();
  for (const [name, values] of entries) {
    const field = name.toLowerCase();
    if (values.length > 0) fields.set(field, [...(fields.get(field) ?? []), ...values]);
  }
  return fields;
}
