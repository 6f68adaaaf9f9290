/** A part of the bytes of a JSON text. */
export interface JsonPart {
  /** Where it begins. */
  readonly start: number;
  /** Where it has ended. */
  readonly end: number;
  /** How many levels deep arrays and objects are nested in it. */
  readonly depth: number;
}

/** Says where bytes stop being JSON. */
export class JsonError extends Error {
  /** Where in the content. */
  readonly position: number;

  constructor(position: number) {
    super("is not valid JSON");
    this.position = position;
  }
}

/** The bytes that structure JSON. UTF-8 uses none of them for other characters. */
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
 * The records of a JSON document: the elements of an array, or all of it. Whether they are JSON themselves is not looked at.
 * @throws JsonError where an array goes on without a comma or does not end, or where something comes after it
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

/** The lines of newline-delimited JSON with their numbers, from 1. */
export function* linesOf(content: Buffer): Generator<{ readonly part: JsonPart; readonly line: number }> {
  for (let start = 0, line = 1; start < content.length; line++) {
    const newline = content.indexOf("\n", start);
    const end = newline < 0 ? content.length : newline;
    if (skipSpace(content, start) < end) yield { part: partOf(content, start, end), line };
    start = end + 1;
  }
}

/** The part from `start` to `limit`; the part of an element of an array ends before the comma or the bracket that follows it. */
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

/** Where the next byte is that is no white space; the end without one. https://www.rfc-editor.org/rfc/rfc8259#section-2 */
export function skipSpace(content: Buffer, start: number): number {
  let index = start;
  while (isSpace(content[index])) index++;
  return index;
}

function isSpace(value: number | undefined): boolean {
  return value === 0x20 || value === 0x0a || value === 0x0d || value === 0x09;
}
