import type { ProblemDetail } from "./problem.js";

/** The required form of an event's field. */
interface Rule {
  readonly fits: (value: unknown) => boolean;
  readonly detail: string;
}

/**
 * Maximum length of a text beside the body, in characters: API Gateway's limit for request line and headers is 10,240 bytes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const maximumTextLength = 10_240;

/** Milliseconds since 1970 at the end of the year 9999, the last one that RFC 3339 can express. */
const latestTime = 253_402_300_799_999;

const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrAbsent = (value: unknown): boolean => value === null || isText(value);
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

const object: Rule = { fits: isObject, detail: "must be an object" };
const text: Rule = {
  fits: (value) => isText(value) && value.length <= maximumTextLength,
  detail: `must be a text of at most ${maximumTextLength} characters`,
};
const texts: Rule = {
  fits: (value) => isObject(value) && Object.values(value).every(isTextOrAbsent),
  detail: "must be an object of texts",
};
const listsOfTexts: Rule = {
  fits: (value) => isObject(value) && Object.values(value).every((list) => list === null || (Array.isArray(list) && list.every(isText))),
  detail: "must be an object of lists of texts",
};

/** The rules for all fields that are read, by JSON pointer. */
const rules: Readonly<Record<string, Rule>> = {
  "": object,
  "/httpMethod": text,
  "/resource": text,
  "/path": text,
  "/headers": texts,
  "/multiValueHeaders": listsOfTexts,
  "/queryStringParameters": texts,
  "/multiValueQueryStringParameters": listsOfTexts,
  "/pathParameters": texts,
  "/body": { fits: isText, detail: "must be a text" },
  "/isBase64Encoded": { fits: (value) => typeof value === "boolean", detail: "must be true or false" },
  "/requestContext": object,
  "/requestContext/path": text,
  "/requestContext/requestId": {
    fits: (value) => isText(value) && /^[A-Za-z0-9+/=_.:-]{1,128}$/.test(value),
    detail: "must be 1 to 128 letters, digits and + / = _ . : -",
  },
  "/requestContext/requestTimeEpoch": {
    fits: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= latestTime,
    detail: "must be the whole milliseconds since 1970",
  },
  "/requestContext/identity": object,
  "/requestContext/identity/userArn": text,
  "/requestContext/identity/accountId": text,
  "/requestContext/identity/sourceIp": text,
};

/**
 * Returns an error for every field of an event that differs from the format of API Gateway's Lambda proxy integration. Fields may be
 * missing or `null`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function eventErrors(event: unknown): readonly ProblemDetail[] {
  return Object.entries(rules).flatMap(([pointer, { fits, detail }]) => {
    const value = pointer
      .split("/")
      .slice(1)
      .reduce((parent, name) => (isObject(parent) ? (parent as Record<string, unknown>)[name] : undefined), event);
    return value === undefined || value === null || fits(value) ? [] : [{ pointer: `#${pointer}`, detail }];
  });
}
