import { invalidParameter } from "./problem.js";

/** What an `If-Match` or `If-None-Match` header asks for: any representation, or one of these entity tags. */
export type EntityTagCondition = "*" | readonly string[];

const entityTag = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/;

/** The strong entity tag of a version, e.g. `"3"`. https://www.rfc-editor.org/rfc/rfc9110#name-etag */
export function strongEntityTag(version: number): string {
  return `"${version}"`;
}

/**
 * Parses a header that holds `*` or a list of entity tags.
 * @returns `undefined` without the header
 * @throws Problem 400 when it is anything else
 */
export function parseEntityTags(header: "If-Match" | "If-None-Match", value: string | undefined): EntityTagCondition | undefined {
  if (value === undefined) return undefined;
  if (value.trim() === "*") return "*";
  // Tags may contain commas, hence no split.
  const tags = [...value.matchAll(/(?:W\/)?"[^"]*"|[^\s,]+/g)].map(([tag]) => tag);
  if (tags.length === 0 || !tags.every((tag) => entityTag.test(tag))) {
    throw invalidParameter(header, 'must be * or a list of quoted entity tags, such as "3"');
  }
  return tags;
}

/** Whether an `If-None-Match` condition meets a tag, by weak comparison (RFC 9110, 13.1.2): then the answer is 304. */
export function matchesWeakly(condition: EntityTagCondition | undefined, tag: string): boolean {
  if (condition === undefined) return false;
  return condition === "*" || condition.some((candidate) => candidate.replace(/^W\//, "") === tag);
}

/**
 * The versions that an `If-Match` condition accepts, by strong comparison (RFC 9110, 13.1.1): weak tags never match.
 * @returns `undefined` when every version is accepted; an empty list when none can be
 * @throws Problem 400 for more than 100 tags, the most that one DynamoDB condition compares with
 */
export function acceptedVersions(condition: EntityTagCondition | undefined): readonly number[] | undefined {
  if (condition === undefined || condition === "*") return undefined;
  if (condition.length > 100) throw invalidParameter("If-Match", "may list at most 100 entity tags");
  const versions = condition.map((tag) => /^"([1-9][0-9]{0,14})"$/.exec(tag)?.[1]).filter((version) => version !== undefined);
  return [...new Set(versions)].map(Number);
}
