import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type GetObjectCommandOutput,
  type HeadObjectCommandOutput,
} from "@aws-sdk/client-s3";
import type { Readable } from "node:stream";
import { s3 } from "../shared/aws/s3.js";
import { isServiceError } from "../shared/aws/serviceErrors.js";

/** An object at the time when it was read. */
export interface StoredObject {
  /** Name of its bucket. */
  readonly bucket: string;
  /** Its key, decoded. */
  readonly key: string;
  /** Version that was read; `undefined` in a bucket without versions. */
  readonly versionId: string | undefined;
  /** Entity tag, without quotes. */
  readonly etag: string;
  /** Size in bytes. */
  readonly size: number;
  /** The content; `undefined` when it is larger than the limit. */
  readonly content: Uint8Array | undefined;
}

/** An object to write. */
export interface OutputObject {
  readonly key: string;
  readonly contentType: string;
  readonly content: Uint8Array | string;
}

/**
 * Reads the current version of an object, whichever version an event was about: events arrive late, twice and out of order.
 * @param maximumSize larger content is not read, in bytes
 * @returns `undefined` when there is no such object. The role needs `s3:ListBucket`; otherwise S3 answers "access denied":
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export async function readObject(bucket: string, key: string, maximumSize: number): Promise<StoredObject | undefined> {
  const response = await unlessMissing(s3.send(new GetObjectCommand({ Bucket: bucket, Key: key })));
  if (response === undefined) return undefined;
  const size = response.ContentLength ?? 0;
  const content = size > maximumSize ? undefined : await readBody(response, key, size);
  if (content === undefined) (response.Body as Readable).destroy();
  return { bucket, key, versionId: response.VersionId, etag: unquoted(response.ETag), size, content };
}

/** Reads into a single buffer, so that there is no second copy, and the buffer can be transferred to a worker. */
async function readBody({ Body }: GetObjectCommandOutput, key: string, size: number): Promise<Uint8Array> {
  const content = new Uint8Array(size);
  let arrived = 0;
  for await (const chunk of Body as AsyncIterable<Uint8Array>) {
    if (arrived + chunk.length <= size) content.set(chunk, arrived);
    arrived += chunk.length;
  }
  if (arrived !== size) throw new Error(`Of the ${size} bytes of ${key} ${arrived} arrived.`);
  return content;
}

/** Returns whether an object is unchanged since it was read; `false` also when it is gone. */
export async function isCurrent({ bucket, key, versionId, etag }: StoredObject): Promise<boolean> {
  const head = await readHead(bucket, key);
  return head !== undefined && head.VersionId === versionId && unquoted(head.ETag) === etag;
}

/** Returns whether an object with this key exists. */
export async function isThere(bucket: string, key: string): Promise<boolean> {
  return (await readHead(bucket, key)) !== undefined;
}

function readHead(bucket: string, key: string): Promise<HeadObjectCommandOutput | undefined> {
  return unlessMissing(s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
}

/**
 * Deletes an object. In a versioned bucket, its versions remain behind a delete marker.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html
 */
export async function deleteObject(bucket: string, key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/** Writes an object. */
export async function writeObject(bucket: string, { key, contentType, content }: OutputObject): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content, ContentType: contentType }));
}

async function unlessMissing<T>(response: Promise<T>): Promise<T | undefined> {
  try {
    return await response;
  } catch (error) {
    // A HEAD response has no body with the error's name, hence two names.
    if (isServiceError(error, "NoSuchKey") || isServiceError(error, "NotFound")) return undefined;
    throw error;
  }
}

function unquoted(etag = ""): string {
  return etag.replaceAll('"', "");
}
