import { parseEntityTags, type EntityTagCondition } from "../shared/http/entityTag.js";
import { Problem, type ProblemDetail } from "../shared/http/problem.js";
import type { ApiRequest } from "../shared/http/request.js";

/** Maximum number of tags in one DynamoDB condition. */
const maximumTags = 100;

/** The preconditions of a request (RFC 9110, 13). Dates are ignored, because representations here have none. */
export interface Preconditions {
  /** `If-Match`; `undefined` without it. */
  readonly match: EntityTagCondition | undefined;
  /** `If-None-Match`; `undefined` without it. */
  readonly noneMatch: EntityTagCondition | undefined;
}

/**
 * Reads a request's preconditions.
 * @throws Problem 400 naming each header that is neither `*` nor a list of at most 100 entity tags
 */
export function readPreconditions(request: ApiRequest): Preconditions {
  const errors: ProblemDetail[] = [];
  function read(parameter: string): EntityTagCondition | undefined {
    const value = request.header(parameter);
    if (value === undefined) return undefined;
    const condition = parseEntityTags(value);
    if (condition === undefined) errors.push({ parameter, detail: 'must be * or a list of quoted entity tags, such as "3"' });
    else if (condition.length > maximumTags) errors.push({ parameter, detail: `may list at most ${maximumTags} entity tags` });
    return condition;
  }
  const preconditions = { match: read("If-Match"), noneMatch: read("If-None-Match") };
  if (errors.length > 0)
    throw new Problem(400, `The precondition ${errors.map((error) => Object.values(error).join(" ")).join("; ")}.`, { errors });
  return preconditions;
}

/**
 * Returns the status of a read of a representation, in the order of RFC 9110, 13.2.2.
 * @param tag the representation's strong entity tag
 */
export function readStatus({ match, noneMatch }: Preconditions, tag: string): 200 | 304 | 412 {
  // Strong comparison: a weak tag never matches.
  if (match !== undefined && match !== "*" && !match.includes(tag)) return 412;
  if (noneMatch === undefined) return 200;
  return noneMatch === "*" || noneMatch.map(withoutWeakness).includes(tag) ? 304 : 200;
}

/** The versions of a representation that may be written: only these, or all but these. */
export type WritableVersions = { readonly only: readonly number[] } | { readonly allBut: readonly number[] };

/** Returns the versions that a write may change or delete: `If-Match` by strong comparison, `If-None-Match` by weak comparison. */
export function writableVersions({ match, noneMatch }: Preconditions): WritableVersions {
  if (noneMatch === "*") return { only: [] };
  const allBut = versionsOf((noneMatch ?? []).map(withoutWeakness));
  return match === undefined || match === "*" ? { allBut } : { only: versionsOf(match).filter((version) => !allBut.includes(version)) };
}

function withoutWeakness(tag: string): string {
  return tag.replace(/^W\//, "");
}

/** Returns the versions with these strong tags; other tags match nothing. */
function versionsOf(tags: readonly string[]): readonly number[] {
  const versions = tags.map((tag) => /^"([1-9][0-9]{0,14})"$/.exec(tag)?.[1]).filter((version) => version !== undefined);
  return [...new Set(versions)].map(Number);
}
