/** A part of the bytes of a JSON text. */
export interface JsonPart {
  /** Index of the first byte. */
  readonly start: number;
  /** Index after the last byte. */
  readonly end: number;
  /** Nesting depth of arrays and objects. */
  readonly depth: number;
}

/** The error for bytes that are not valid JSON. */
export class JsonError extends Error {
  /** Position in the content. */
  readonly position: number;

  constructor(position: number) {
    super("is not valid JSON");
    this.position = position;
  }
}

/** The bytes of JSON's structural characters. UTF-8 does not use them in other characters. */
const byte = {
  quote: 0x22,
  comma: 0x2c,
  backslash: 0x5c,
  openBracket: 0x5b,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/**
 * Returns the records of a JSON document: the elements of an array, or the whole document. It does not check whether they are valid JSON.
 * @throws JsonError when an array lacks a comma or its end, or when something follows it
 */
export function* recordsOf(content: Buffer): Generator<JsonPart> {
  const first = skipSpace(content, 0);
  if (content[first] !== byte.openBracket) return yield* [partOf(content, first, content.length)];
  let end = skipSpace(content, first + 1);
  if (content[end] !== byte.closeBracket) {
    let start = end;
    do {
      const element = partOf(content, start, content.length, true);
      yield element;
      end = element.end;
      start = end + 1;
    } while (content[end] === byte.comma);
  }
  if (content[end] !== byte.closeBracket) throw new JsonError(end);
  const rest = skipSpace(content, end + 1);
  if (rest < content.length) throw new JsonError(rest);
}

/** Returns the lines of newline-delimited JSON with their numbers, from 1. */
export function* linesOf(content: Buffer): Generator<{ readonly part: JsonPart; readonly line: number }> {
  for (let start = 0, line = 1; start < content.length; line++) {
    const newline = content.indexOf("\n", start);
    const end = newline < 0 ? content.length : newline;
    if (skipSpace(content, start) < end) yield { part: partOf(content, start, end), line };
    start = end + 1;
  }
}

/** Returns the part from `start` to `limit`; an element of an array ends before the next comma or bracket. */
function partOf(content: Buffer, start: number, limit: number, isElement = false): JsonPart {
  let [open, depth, inText, index] = [0, 0, false, start];
  for (; index < limit; index++) {
    switch (content[index]) {
      case byte.quote: inText = !inText; break;
      case byte.backslash: if (inText) index++; break;
      case byte.openBracket: case byte.openBrace: if (!inText) depth = Math.max(depth, ++open); break;
      case byte.comma: if (isElement && !inText && open === 0) return { start, end: index, depth }; break;
      case byte.closeBracket: case byte.closeBrace:
        if (inText) break;
        if (isElement && open === 0) return { start, end: index, depth };
        open--;
        break;
    }
  }
  return { start, end: Math.min(index, limit), depth };
}

/** Returns the index of the next byte that is not white space, or the end. https://www.rfc-editor.org/rfc/rfc8259#section-2 */
export function skipSpace(content: Buffer, start: number): number {
  let index = start;
  while (isSpace(content[index])) index++;
  return index;
}

function isSpace(value: number | undefined): boolean {
  return value === 0x20 || value === 0x0a || value === 0x0d || value === 0x09;
}
