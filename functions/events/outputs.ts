import { createHash } from "node:crypto";
import type { OutputObject, StoredObject } from "./objectStore.js";

/** Maximum length of a key in S3, in bytes of UTF-8. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const maximumKeySize = 1024;

/**
 * Returns the key of an output of an object: its name with a suffix under another prefix, so that the function does not trigger itself.
 * Where that exceeds S3's limit, the SHA-256 of the name replaces it.
 * @param name the object's key without the prefix of incoming objects
 */
export function outputKey(prefix: string, name: string, suffix: string): string {
  const key = `${prefix}${name}${suffix}`;
  if (Buffer.byteLength(key) <= maximumKeySize) return key;
  return `${prefix}sha256/${createHash("sha256").update(name).digest("hex")}${suffix}`;
}

/** The refusal of an object because of its content, which no retry can fix. */
export class Rejection extends Error {
  /** Reason as a code, e.g. `too-large`. */
  readonly code: string;

  /** @param detail what is wrong: the value found and the rule */
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }

  /** Returns the refusal as records contain it. */
  toRecord(): { readonly code: string; readonly detail: string } {
    return { code: this.code, detail: this.message };
  }
}

/** Returns the content of an object, unless it is empty or was too large to read. */
export function requireContent({ content, size }: StoredObject, maximumSize: number): Uint8Array {
  if (content === undefined) throw new Rejection("too-large", `The object has ${size} bytes; at most ${maximumSize} are accepted.`);
  if (content.length === 0) throw new Rejection("empty", "The object is empty.");
  return content;
}

/**
 * Returns a JSON object about a source object. It does not depend on the time or the invocation, so that a redelivered event writes the
 * same bytes.
 * @param findings the members after status and source
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
