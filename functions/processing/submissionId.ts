import { parse, validate, version } from "uuid";

/** Returns whether a text is the id of a submission: a UUIDv7 in lower case. */
export function isSubmissionId(text: string): boolean {
  return validate(text) && version(text) === 7 && text === text.toLowerCase();
}

/**
 * Returns when a submission was created, in milliseconds since 1970: the first 48 bits of its id.
 * https://www.rfc-editor.org/rfc/rfc9562#section-5.7
 */
export function submittedAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/**
 * Returns a number for each id, in the order of ids: the milliseconds since 1970, followed by the 74 random bits as 23 decimals, so that no
 * two submissions of the same millisecond share one. It has at most 38 digits, the precision of DynamoDB's numbers.
 */
export function positionOf(id: string): string {
  const random = parse(id).slice(6).reduce((bits, byte, index) => (bits << 8n) | BigInt(byte & randomBits(index)), 0n);
  // Without the two variant bits between the 12 and the 62 random ones.
  const compact = ((random >> 64n) << 62n) | (random & ((1n << 62n) - 1n));
  return `${submittedAt(id)}.${compact.toString().padStart(23, "0")}`;
}

/** Mask of the random bits of a byte after the time, without version and variant. */
function randomBits(index: number): number {
  return index === 0 ? 0x0f : index === 2 ? 0x3f : 0xff;
}
