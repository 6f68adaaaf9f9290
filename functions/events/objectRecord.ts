import { decodeKey, readRecord } from "../shared/aws/s3Event.js";

/** Where the object of an event record is: the bucket, and the keys that the record may mean. */
export interface ObjectLocation {
  readonly bucket: string;
  /** Most likely first. */
  readonly keys: readonly string[];
  /** Whether the record tells of a removal. */
  readonly isRemoval: boolean;
}

/**
 * Reads an S3 event record.
 *
 * S3 sends keys URL-encoded with `+` for spaces, some S3-compatible endpoints send them as they are. Which of the two cannot be told
 * from a key such as `a+b`, so both readings are given, S3's first.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * @param prefix what keys must begin with
 * @returns the location, or the reason why the record has none that may be handled
 */
export function locate(record: unknown, expectedBucket: string, prefix: string): ObjectLocation | string {
  const { eventName, change, bucket, key } = readRecord(record);
  if (bucket === undefined || key === undefined) return "The record names no bucket or no key.";
  if (change === undefined) return `The record is about ${eventName}; only ObjectCreated and ObjectRemoved are handled.`;
  if (bucket !== expectedBucket) return `The record is about the bucket ${bucket}; only ${expectedBucket} is handled.`;
  const keys = [...new Set([decodeKey(key), key])].filter((candidate) => candidate.startsWith(prefix));
  if (keys.length === 0) return `The record is about the key ${key}; only keys that begin with ${prefix} are handled.`;
  return { bucket, keys, isRemoval: change === "Removed" };
}
