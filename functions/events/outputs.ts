import { createHash } from "node:crypto";
import type { OutputObject, StoredObject } from "./objectStore.js";

/** Longest key of S3, in bytes of UTF-8. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const maximumKeySize = 1024;

/**
 * Key for what is made of an object: its name under another prefix, so that nothing triggers itself, with a suffix. Where that would be
 * longer than S3 allows, the name's SHA-256 stands for it.
 * @param name the object's key without the prefix that it came in
 */
export function outputKey(prefix: string, name: string, suffix: string): string {
  const key = `${prefix}${name}${suffix}`;
  if (Buffer.byteLength(key) <= maximumKeySize) return key;
  return `${prefix}sha256/${createHash("sha256").update(name).digest("hex")}${suffix}`;
}

/** Why an object was refused. Its content decides, so no retry would help. */
export class Rejection extends Error {
  /** Reason as a code, e.g. `too-large`. */
  readonly code: string;

  /** @param detail what is wrong: the value found and the rule */
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }

  /** The refusal as records show it. */
  toRecord(): { readonly code: string; readonly detail: string } {
    return { code: this.code, detail: this.message };
  }
}

/** The content of an object, if it has any and was not too large to read. */
export function requireContent({ content, size }: StoredObject, maximumSize: number): Uint8Array {
  if (content === undefined) throw new Rejection("too-large", `The object has ${size} bytes; at most ${maximumSize} are accepted.`);
  if (content.length === 0) throw new Rejection("empty", "The object is empty.");
  return content;
}

/**
 * A JSON object about a source object. Nothing in it depends on time or on the invocation, so that a redelivered event writes the same
 * bytes.
 * @param findings what to say about it, after its status and source
 */
export function recordOf(
  key: string,
  status: string,
  { key: source, versionId, etag, size }: StoredObject,
  findings: object,
): OutputObject {
  const record = { status, source: { key: source, version_id: versionId, etag, size }, ...findings };
  return { key, contentType: "application/json", content: `${JSON.stringify(record, null, 2)}\n` };
}
