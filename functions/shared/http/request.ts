import type { APIGatewayProxyEvent } from "aws-lambda";
import { invalidParameter, Problem, shortened, type ProblemDetail } from "./problem.js";
import { eventErrors } from "./proxyEvent.js";

type Values = Readonly<Record<string, string | undefined>> | null | undefined;
type MultipleValues = Readonly<Record<string, readonly string[] | undefined>> | null | undefined;

/** Who called, as API Gateway found out. `undefined` where the API does not ask for IAM authorization. */
export interface ApiCaller {
  /** ARN of the user or the session of a role. */
  readonly arn: string | undefined;
  /** Number of the AWS account. */
  readonly account: string | undefined;
  /** Address that the request came from. */
  readonly sourceIp: string | undefined;
}

/**
 * A request as API Gateway's Lambda proxy integration delivers it, with names of headers in any case.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export class ApiRequest {
  /** API Gateway's id of the request. */
  readonly requestId: string;
  /** When API Gateway received the request. */
  readonly receivedAt: Date;
  /** Who called. */
  readonly caller: ApiCaller;
  /** HTTP method, e.g. `GET`. */
  readonly method: string;
  /** Path template of the route, e.g. `/tasks/{task_id}`. */
  readonly route: string;

  /**
   * Path as the client called it, stage included, without a slash at its end, e.g. `/prod/tasks`; only characters that a header may have.
   */
  readonly path: string;

  readonly #event: Partial<APIGatewayProxyEvent>;
  readonly #headers: ReadonlyMap<string, string>;

  /**
   * @param event what the function was invoked with
   * @param fallbackId the request's id where the event has none
   * @throws Problem 400 listing each field that is not what API Gateway sends: others may invoke the function too
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

  /** A header's value; those of a field that comes more than once, in whatever case, are joined with commas (RFC 9110, 5.3). */
  header(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  /** A parameter of the path, e.g. `task_id`. */
  pathParameter(name: string): string | undefined {
    return this.#event.pathParameters?.[name] ?? undefined;
  }

  /**
   * The query parameters.
   * @param allowed names that the route knows
   * @throws Problem 400 listing each unknown and each repeated parameter: a typo must not widen a result in silence
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

  /** The body's bytes, decoded where API Gateway sent them as base64; empty without a body. */
  body(): Buffer {
    const { body, isBase64Encoded } = this.#event;
    return Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8");
  }

  /**
   * An id that may come in the path or in the query.
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

/** Each field by its name in lower case. API Gateway sends all values of a name, and the last one of each by itself. */
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
