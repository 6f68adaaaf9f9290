import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import type { ValidateFunction } from "ajv";
import { Problem, type ProblemDetail } from "../shared/http/problem.js";
import { validated } from "../shared/schema/validation.js";
import schema from "./submission.schema.json";
import validate from "./submission.schema.json?validator";

/** Largest object in `inbox/`, in bytes: 10 MB. Parsed, it fits several times into the processor's memory. */
export const maximumSubmissionSize = 10 * 1024 * 1024;

/** Largest record, in bytes of JSON: 1 MB. Creating its canonical form takes a multiple of it in memory. */
const maximumRecordSize = 1_000_000;

/** Maximum nesting depth of objects and arrays in a record, so that recursion does not exhaust the stack. */
const maximumDepth = 32;

/** One record: any JSON object. A text in its member `type` is the kind of record. */
export type SubmissionRecord = Readonly<Record<string, unknown>>;

/** The content of an object in `inbox/`; see `submission.schema.json`. */
export interface Submission {
  /** UUIDv7. */
  readonly id: string;
  /** SHA-256 of the records in canonical form. */
  readonly checksum: string;
  /** 1 to 100,000 records. */
  readonly records: readonly SubmissionRecord[];
}

/** SHA-256 in hexadecimal. */
export function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Returns the records in canonical form, in which white space and the order of members do not matter.
 * https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalForm(records: readonly SubmissionRecord[]): string {
  // Record by record: for an array as a whole, every nested value would become a text before the first ones are joined.
  return `[${records.map((record) => canonicalize(record)).join(",")}]`;
}

/** Returns the SHA-256 of the {@link canonicalForm}, with only one record of it in memory at a time. */
function checksumOf(records: readonly SubmissionRecord[]): string {
  const hash = createHash("sha256");
  records.forEach((record, index) => hash.update(`${index === 0 ? "[" : ","}${canonicalize(record)}`));
  return hash.update("]").digest("hex");
}

/**
 * Returns the bytes of a submission's object, in canonical form. The records are passed as {@link canonicalForm}, so that only one copy is
 * in memory.
 */
export function serializeSubmission(id: string, checksum: string, canonicalRecords: string): Buffer {
  return Buffer.from(`{"checksum":"${checksum}","id":"${id}","records":${canonicalRecords}}`);
}

/**
 * Validates a value with records against a schema, and the records against rules that a schema cannot express: nesting, size, and that they
 * have a canonical form (well-formed Unicode, finite numbers).
 * @throws Problem 400 with a pointer to each invalid field
 */
export function validatedWithRecords<T extends { readonly records: readonly SubmissionRecord[] }>(
  schemaCheck: ValidateFunction,
  value: unknown,
): T {
  const { maxItems } = schema.properties.records;
  const records = (value as Partial<T> | null)?.records;
  // Before the schema, which would report every wrong item of an array that is much too long.
  if (Array.isArray(records) && records.length > maxItems) {
    const detail = `may have at most ${maxItems} items, but has ${records.length}`;
    throw new Problem(400, "There are too many records.", { errors: [{ pointer: "#/records", detail }] });
  }
  return validated<T>(schemaCheck, value, (valid) => checkRecords(valid.records));
}

function checkRecords(records: readonly SubmissionRecord[]): readonly ProblemDetail[] {
  return records.flatMap((record, index) => {
    const detail = faultOf(record);
    return detail === undefined ? [] : [{ pointer: `#/records/${index}`, detail }];
  });
}

function faultOf(record: SubmissionRecord): string | undefined {
  if (isDeeper(record, maximumDepth)) return `may nest objects and arrays ${maximumDepth} deep at most`;
  const size = Buffer.byteLength(JSON.stringify(record));
  if (size > maximumRecordSize) return `may have at most ${maximumRecordSize} bytes, but has ${size}`;
  try {
    canonicalize(record);
    return undefined;
  } catch {
    return "must have a canonical form (RFC 8785): numbers within the range of doubles, texts and names in well-formed Unicode";
  }
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((nested) => isDeeper(nested, depth - 1));
}

/**
 * Parses the object of a submission.
 * @param id the id in the object's key
 * @throws Problem 400 when it is not JSON in UTF-8, does not match the schema, has another id, or its checksum is not that of its records
 */
export function parseSubmission(content: Buffer, id: string): Submission {
  const submission = validatedWithRecords<Submission>(validate, parseJson(content));
  const errors: ProblemDetail[] = [];
  if (submission.id !== id) errors.push({ pointer: "#/id", detail: "must be the id in the object's key" });
  if (submission.checksum !== checksumOf(submission.records)) {
    errors.push({ pointer: "#/checksum", detail: "must be the SHA-256 of the records in canonical form (RFC 8785)" });
  }
  if (errors.length > 0) throw new Problem(400, "The submission contradicts itself.", { errors });
  return submission;
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    // The parser's message would quote the content.
    throw new Problem(400, "The object is not valid JSON in UTF-8.");
  }
}
