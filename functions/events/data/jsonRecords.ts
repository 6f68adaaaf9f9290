import type { ProblemDetail } from "../../shared/http/problem.js";
import { maximumRecordSize, type Findings } from "./findings.js";
import { JsonError, linesOf, recordsOf, skipSpace, type JsonPart } from "./jsonParts.js";

/** Maximum nesting depth: the parser uses about 100 bytes for each level, outside any heap limit. */
const maximumDepth = 500;

const tooLong = `must have at most ${maximumRecordSize} bytes`;
const tooDeep = `must not be nested more than ${maximumDepth} levels deep`;

/**
 * Validates a JSON document: the elements of an array, or the document as a single record. Only one record is parsed at a time; records
 * after one that is not valid JSON are not read.
 */
export function checkJson(content: Buffer, findings: Findings): void {
  try {
    for (const part of recordsOf(content)) checkPart(content, part, findings);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    findings.addFileError(error.message, lineOf(content, error.position));
  }
}

/** Validates newline-delimited JSON: each line that is not blank is a record. https://github.com/ndjson/ndjson-spec */
export function checkNdjson(content: Buffer, findings: Findings): void {
  for (const { part, line } of linesOf(content)) {
    try {
      checkPart(content, part, findings, line);
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
      findings.addRecord([aboutRecord(error.message)], line);
    }
  }
}

function checkPart(content: Buffer, part: JsonPart, findings: Findings, line?: number): void {
  const size = part.end - part.start;
  if (size > maximumRecordSize) findings.addRecord([aboutRecord(tooLong)], line);
  else if (part.depth > maximumDepth) findings.addRecord([aboutRecord(tooDeep)], line);
  else findings.checkRecord(parse(content, part), size, line);
}

function aboutRecord(detail: string): ProblemDetail {
  return { pointer: "#", detail };
}

function parse(content: Buffer, { start, end }: JsonPart): unknown {
  const text = content.toString("utf8", start, end);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonError(errorPosition(content, start, end, text, error as Error));
  }
}

/** Returns the position of a syntax error, as far as the parser reports it. The parser's message is dropped, because it quotes content. */
function errorPosition(content: Buffer, start: number, end: number, text: string, { message }: Error): number {
  if (message.startsWith("Unexpected end")) return end;
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? skipSpace(content, start) : start + Buffer.byteLength(text.slice(0, Number(position)));
}

function lineOf(content: Buffer, position: number): number {
  let line = 1;
  for (let newline = content.indexOf("\n"); newline >= 0 && newline < position; newline = content.indexOf("\n", newline + 1)) line++;
  return line;
}
