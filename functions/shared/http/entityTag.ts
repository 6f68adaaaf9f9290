/** The value of an `If-Match` or `If-None-Match` header: any representation, or one of these entity tags. */
export type EntityTagCondition = "*" | readonly string[];

/** An element of the list, possibly empty, and its separator. Tags may contain commas; non-ASCII characters count as `obs-text`. */
const listElement = /[ \t]*((?:W\/)?"[\x21\x23-\x7e\u0080-\u{10ffff}]*")?[ \t]*(,|$)/uy;

/** Returns the strong entity tag of a version, e.g. `"3"`. https://www.rfc-editor.org/rfc/rfc9110#name-etag */
export function strongEntityTag(version: number): string {
  return `"${version}"`;
}

/**
 * Parses a header's value: `*`, or a list of entity tags (RFC 9110, 8.8.3 and 5.6.1).
 * @returns `undefined` when it is neither
 */
export function parseEntityTags(value: string): EntityTagCondition | undefined {
  if (value.trim() === "*") return "*";
  const tags: string[] = [];
  listElement.lastIndex = 0;
  for (let match = listElement.exec(value); match !== null; match = listElement.exec(value)) {
    const [, tag, end] = match;
    if (tag !== undefined) tags.push(tag);
    if (end === "") return tags.length > 0 ? tags : undefined;
  }
  return undefined;
}
