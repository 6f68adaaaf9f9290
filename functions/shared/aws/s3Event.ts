/**
 * The records of an S3 event notification.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * @returns none for the `s3:TestEvent` that S3 sends when notifications are set up; `undefined` for what is no S3 event
 */
export function recordsOf(event: unknown): readonly unknown[] | undefined {
  const { Records, Event } = (event ?? {}) as { Records?: unknown; Event?: unknown };
  if (Array.isArray(Records)) return Records;
  return Event === "s3:TestEvent" ? [] : undefined;
}

/**
 * The key that S3 encoded as form data, with `+` for spaces.
 * @returns the key as it came where it cannot be such a text: some S3-compatible endpoints do not encode
 */
export function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return key;
  }
}
