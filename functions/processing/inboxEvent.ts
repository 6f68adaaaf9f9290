import { decodeKey, readRecord } from "../shared/aws/s3Event.js";

/**
 * The part of an S3 event record that the processor uses.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export interface ObjectCreated {
  readonly bucket: string;
  /** The object's key, decoded. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly eventTime: number;
}

/**
 * Reads a record of an event.
 * @returns `undefined` for a record that is not about a new object
 * @throws Error when it is not a record of an S3 event
 */
export function readObjectCreated(record: unknown): ObjectCreated | undefined {
  const { eventName, change, bucket, key, time } = readRecord(record);
  if (typeof eventName !== "string" || bucket === undefined || key === undefined || time === undefined) {
    throw new Error("The record must have eventName, eventTime, s3.bucket.name and s3.object.key, as records of S3 events do.");
  }
  return change === "Created" ? { bucket, key: decodeKey(key), eventTime: time } : undefined;
}
