import { strongEntityTag } from "../shared/http/entityTag.js";
import schema from "./request.schema.json";

/** A value of an attribute. */
export type AttributeValue = string | number | boolean | readonly (string | number | boolean)[];

/** A record's attributes by name; see `request.schema.json` for the limits. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A record as the table holds it. */
export interface StoredRecord {
  /** The table's partition key. */
  readonly id: string;
  /** 1 when created, one more with each update. */
  readonly version: number;
  /** What the client keeps. */
  readonly attributes: Attributes;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** RFC 3339, UTC. */
  readonly updated_at: string;
  /** Id of the request that wrote this version: tells a repeated write from a conflict, and leads to its audit object. */
  readonly written_by: string;
}

const idPattern = new RegExp(schema.properties.id.pattern);
const namePattern = new RegExp(schema.properties.conditions.items.properties.attribute.pattern);

/**
 * Whether a text can be the id of a record: 1–128 letters, digits, `.`, `_` and `-`, no `.` at its start, so that no path needs escapes.
 */
export function isRecordId(value: unknown): value is string {
  return typeof value === "string" && idPattern.test(value);
}

/** Whether a text can be the name of an attribute: a letter and up to 63 letters, digits and `_`. */
export function isAttributeName(name: string): boolean {
  return namePattern.test(name);
}

/** A record as clients see it. */
export function presentRecord({ id, version, attributes, created_at, updated_at }: StoredRecord): Record<string, unknown> {
  return { id, version, attributes, created_at, updated_at };
}

/** A record's entity tag: its version, since records are never deleted. */
export function entityTagOf(record: StoredRecord): string {
  return strongEntityTag(record.version);
}
