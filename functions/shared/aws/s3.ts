import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { clientOptions } from "./clientOptions.js";
import { isServiceError } from "./serviceErrors.js";

/**
 * The S3 client of a function. Endpoints other than AWS's rarely have a host name for each bucket, so that they get the bucket in the path.
 */
export const s3 = new S3Client({
  ...clientOptions,
  forcePathStyle: Boolean(process.env["AWS_ENDPOINT_URL"] || process.env["AWS_ENDPOINT_URL_S3"]),
});

/** The bucket and key of an object. */
export interface ObjectLocation {
  readonly bucket: string;
  readonly key: string;
}

/** An object that is larger than its reader accepts. */
export class ObjectTooLargeError extends Error {
  /**
   * @param key the object's key
   * @param maximumBytes the reader's limit
   */
  constructor(key: string, maximumBytes: number) {
    super(`${key} is larger than the ${maximumBytes} bytes that are read.`);
    this.name = "ObjectTooLargeError";
  }
}

/**
 * Reads at most `maximumBytes` of an object into memory, whatever size the service reports.
 * @returns `undefined` when there is no such object, and for any 403: S3 reports a missing object only to roles with `s3:ListBucket`, and
 * answers 403 to others.
 * @throws ObjectTooLargeError when the object is larger
 */
export async function readObject({ bucket, key }: ObjectLocation, maximumBytes: number): Promise<Buffer | undefined> {
  const stream = await openObject(bucket, key);
  if (stream === undefined) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early destroys the stream and with it the connection.
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maximumBytes) throw new ObjectTooLargeError(key, maximumBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

async function openObject(bucket: string, key: string): Promise<AsyncIterable<Buffer> | undefined> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Body as AsyncIterable<Buffer> | undefined;
  } catch (error) {
    if (isServiceError(error, "NoSuchKey") || isServiceError(error, "AccessDenied")) return undefined;
    throw error;
  }
}

/**
 * Writes a JSON object unless its key already exists.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @returns whether it was written
 */
export async function putNewObject({ bucket, key }: ObjectLocation, json: Buffer): Promise<boolean> {
  try {
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: json, ContentType: "application/json", IfNoneMatch: "*" }));
    return true;
  } catch (error) {
    if (isServiceError(error, "PreconditionFailed")) return false;
    throw error;
  }
}
