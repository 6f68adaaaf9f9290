import type { S3EventRecord } from "aws-lambda";

/**
 * Returns the records of an S3 event notification.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * @returns none for the `s3:TestEvent` that S3 sends when notifications are configured; `undefined` for anything but an S3 event
 */
export function recordsOf(event: unknown): readonly unknown[] | undefined {
  const { Records, Event } = (event ?? {}) as { Records?: unknown; Event?: unknown };
  if (Array.isArray(Records)) return Records;
  return Event === "s3:TestEvent" ? [] : undefined;
}

/** The content of a record, as far as it is valid: whoever may invoke a function can send it anything. */
export interface RecordFacts {
  readonly eventName: unknown;
  /** What happened to the object; `undefined` for anything but its creation or removal. */
  readonly change: "Created" | "Removed" | undefined;
  readonly bucket: string | undefined;
  /** The object's key as received: S3 encodes keys, some S3-compatible endpoints do not. */
  readonly key: string | undefined;
  /** Milliseconds since 1970. */
  readonly time: number | undefined;
}

/** Reads a record of an S3 event. */
export function readRecord(record: unknown): RecordFacts {
  const { eventName, eventTime, s3 } = (record ?? {}) as Partial<S3EventRecord>;
  const time = Date.parse(eventTime ?? "");
  return {
    eventName,
    change: /^(?:s3:)?Object(Created|Removed):/.exec(String(eventName))?.[1] as RecordFacts["change"],
    bucket: textOf(s3?.bucket?.name),
    key: textOf(s3?.object?.key),
    time: Number.isNaN(time) ? undefined : time,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/**
 * Decodes a key that S3 has encoded as form data, with `+` for spaces.
 * @returns the key as received when it is not encoded, as with some S3-compatible endpoints
 */
export function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return key;
  }
}

/**
 * Handles all records of an event one after another, because each may take most of the function's memory, and continues when one fails.
 * @param handle handles a record
 * @param fail is called for a record that failed, and returns which one it is and why
 * @throws Error naming all records that failed, so that Lambda retries the event and then sends it to its dead-letter queue:
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export async function handleRecords(
  records: readonly unknown[],
  handle: (record: unknown) => Promise<void>,
  fail: (record: unknown, error: Error) => string,
): Promise<void> {
  const failures: string[] = [];
  for (const record of records) {
    try {
      await handle(record);
    } catch (error) {
      failures.push(fail(record, error as Error));
    }
  }
  if (failures.length > 0) throw new Error(`${failures.length} of ${records.length} records failed: ${failures.join("; ")}`);
}
