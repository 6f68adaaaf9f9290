import { decodeKey, readRecord } from "../shared/aws/s3Event.js";

/** The object of an event record: its bucket, and the possible keys. */
export interface ObjectLocation {
  readonly bucket: string;
  /** Most likely key first. */
  readonly keys: readonly string[];
  /** Whether the record reports a removal. */
  readonly isRemoval: boolean;
}

/**
 * Reads an S3 event record.
 * || S3 sends keys URL-encoded with `+` for spaces; some S3-compatible endpoints send them unchanged. A key such as `a+b` does not show
 * which it is, so that both readings are returned, S3's first.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * @param prefix required prefix of keys
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
