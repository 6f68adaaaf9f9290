import type { S3EventRecord } from "aws-lambda";
import { decodeKey } from "../shared/aws/s3Event.js";

/** What the processor needs of an S3 event's record. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export interface ObjectCreated {
  readonly bucket: string;
  /** The object's key, decoded. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly eventTime: number;
}

/**
 * Reads a record of an event.
 * @returns `undefined` for what is not about a new object
 * @throws Error when it is no record of an S3 event
 */
export function readObjectCreated(record: unknown): ObjectCreated | undefined {
  const { eventName, eventTime, s3 } = (record ?? {}) as Partial<S3EventRecord>;
  const bucket = s3?.bucket?.name;
  const key = s3?.object?.key;
  const time = Date.parse(eventTime ?? "");
  if (typeof eventName !== "string" || typeof bucket !== "string" || typeof key !== "string" || Number.isNaN(time)) {
    throw new Error("The record must have eventName, eventTime, s3.bucket.name and s3.object.key, as records of S3 events do.");
  }
  return /^(s3:)?ObjectCreated:/.test(eventName) ? { bucket, key: decodeKey(key), eventTime: time } : undefined;
}
