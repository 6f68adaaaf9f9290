import { strongEntityTag } from "../shared/http/entityTag.js";
import schema from "./request.schema.json";

/** The value of an attribute. */
export type AttributeValue = string | number | boolean | readonly (string | number | boolean)[];

/** A record's attributes by name; see `request.schema.json` for the limits. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A record as stored in the table. */
export interface StoredRecord {
  /** The table's partition key. */
  readonly id: string;
  /** 1 when created, then one more for each update. */
  readonly version: number;
  /** The client's data. */
  readonly attributes: Attributes;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** RFC 3339, UTC. */
  readonly updated_at: string;
  /** Id of the request that wrote this version. It distinguishes a repeated write from a conflict, and leads to the audit object. */
  readonly written_by: string;
}

const idPattern = new RegExp(schema.properties.id.pattern);
const namePattern = new RegExp(schema.properties.conditions.items.properties.attribute.pattern);

/**
 * Returns whether a text can be the id of a record: 1–128 letters, digits, `.`, `_` and `-`, without a leading `.`, so that no path needs
 * escaping.
 */
export function isRecordId(value: unknown): value is string {
  return typeof value === "string" && idPattern.test(value);
}

/** Returns whether a text can be the name of an attribute: a letter and up to 63 letters, digits and `_`. */
export function isAttributeName(name: string): boolean {
  return namePattern.test(name);
}

/** A record as returned to clients. */
export function presentRecord({ id, version, attributes, created_at, updated_at }: StoredRecord): Record<string, unknown> {
  return { id, version, attributes, created_at, updated_at };
}

/** Returns a record's entity tag: its version, because records are never deleted. */
export function entityTagOf(record: StoredRecord): string {
  return strongEntityTag(record.version);
}
