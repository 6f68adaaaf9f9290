import { sha256, type Submission, type SubmissionRecord } from "./submission.js";

/** Maximum number of fields, and of record types, in a summary, so that the result of a hostile submission stays small. */
const maximumEntries = 1_000;

/** Maximum length of the name of a field or type in a summary, in UTF-16 units. */
const maximumNameLength = 256;

/** Largest result that is read, in bytes: more than the limits of a summary allow, less than Lambda's 6 MB for a response. */
export const maximumResultSize = 5 * 1024 * 1024;

/** Statistics of a field's numbers, summed in the order of the records. `null` where the numbers exceed the range of doubles. */
export interface NumberStatistics {
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly sum: number | null;
  readonly mean: number | null;
}

/** The values of the records under one name. */
export interface FieldSummary {
  readonly name: string;
  /** Number of values of each JSON type: `array`, `boolean`, `null`, `number`, `object`, `string`. */
  readonly types: Readonly<Record<string, number>>;
  /** Only for fields with numbers. */
  readonly numbers?: NumberStatistics;
}

/** The content of `results/{id}.json`, which depends only on the submission, so that it is always the same bytes. */
export interface Summary {
  readonly id: string;
  /** Size of the submission's object, in bytes. */
  readonly size_bytes: number;
  /** SHA-256 of the submission's object. */
  readonly sha256: string;
  /** The submission's checksum, verified. */
  readonly checksum: string;
  readonly record_count: number;
  /**
   * Number of records for each text in the member `type`, by name; `untyped_count` counts records without one, or with one that is too
   * long.
   */
  readonly record_types: readonly { readonly type: string; readonly count: number }[];
  readonly untyped_count: number;
  /** The records' members, by name, without nested ones. */
  readonly fields: readonly FieldSummary[];
  /** Whether there are more fields or types than the first 1,000, or fields with names over 256 characters, which are not listed. */
  readonly truncated: boolean;
}

interface FieldTally {
  readonly types: Map<string, number>;
  count: number;
  minimum: number;
  maximum: number;
  sum: number;
}

/**
 * Summarizes a submission: counts by type, list of fields, statistics of numbers.
 * @param content the object that the submission was read from
 */
export function summarise({ id, checksum, records }: Submission, content: Buffer): Summary {
  const types = new Map<string, number>();
  const fields = new Map<string, FieldTally>();
  let untyped = 0;
  let truncated = false;
  for (const record of records) {
    const type = ownMember(record, "type");
    if (typeof type !== "string" || type.length > maximumNameLength) untyped++;
    else if (mayHold(types, type)) types.set(type, (types.get(type) ?? 0) + 1);
    else truncated = true;
    for (const [name, value] of Object.entries(record)) {
      if (name.length <= maximumNameLength && mayHold(fields, name)) tally(fields, name, value);
      else truncated = true;
    }
  }
  return {
    id, size_bytes: content.length, sha256: sha256(content), checksum, record_count: records.length,
    record_types: byName(types).map(([type, count]) => ({ type, count })), untyped_count: untyped,
    fields: byName(fields).map(([name, field]) => summariseField(name, field)), truncated,
  };
}

function ownMember(record: SubmissionRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function mayHold(entries: ReadonlyMap<string, unknown>, name: string): boolean {
  return entries.has(name) || entries.size < maximumEntries;
}

function tally(fields: Map<string, FieldTally>, name: string, value: unknown): void {
  const field = fields.get(name) ?? { types: new Map(), count: 0, minimum: Infinity, maximum: -Infinity, sum: 0 };
  fields.set(name, field);
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  field.types.set(type, (field.types.get(type) ?? 0) + 1);
  if (typeof value !== "number") return;
  field.count++;
  field.minimum = Math.min(field.minimum, value);
  field.maximum = Math.max(field.maximum, value);
  field.sum += value;
}

function summariseField(name: string, { types, count, minimum, maximum, sum }: FieldTally): FieldSummary {
  const finiteSum = Number.isFinite(sum) ? sum : null;
  const mean = finiteSum === null ? null : finiteSum / count;
  return {
    name,
    types: Object.fromEntries(byName(types)),
    ...(count > 0 && { numbers: { count, minimum, maximum, sum: finiteSum, mean } }),
  };
}

/** Compares in the order of UTF-16 units, which does not depend on a locale. */
function byName<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].sort(([left], [right]) => (left < right ? -1 : 1));
}
