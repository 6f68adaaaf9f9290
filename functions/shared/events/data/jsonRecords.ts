import type { ProblemDetail } from "../../http/problem.js";
import type { Findings } from "./findings.js";

/** Longest line of NDJSON that is parsed, in characters. */
const maximumLine = 1_000_000;

/** Deepest nesting that is parsed: the parser takes some 100 bytes a level, outside of any heap limit. */
const maximumDepth = 500;

/** Checks a JSON document: the elements of an array, or the document as the one record. */
export function checkJson(text: string, findings: Findings): void {
  if (isTooDeep(text)) return findings.addFileError(tooDeep.detail);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return findings.addFileError(notJson.detail, lineOf(text, error as Error));
  }
  for (const record of Array.isArray(document) ? document : [document]) findings.checkRecord(record);
}

/** Checks newline-delimited JSON: each line that is not blank is a record. https://github.com/ndjson/ndjson-spec */
export function checkNdjson(text: string, findings: Findings): void {
  text.split("\n").forEach((content, index) => {
    if (content.trim() !== "") checkLine(content, index + 1, findings);
  });
}

const notJson: ProblemDetail = { pointer: "#", detail: "is not valid JSON" };
const tooDeep: ProblemDetail = { pointer: "#", detail: `must not be nested more than ${maximumDepth} levels deep` };
const tooLong: ProblemDetail = { pointer: "#", detail: `must have at most ${maximumLine} characters in its line` };

function checkLine(content: string, line: number, findings: Findings): void {
  if (content.length > maximumLine) return findings.addRecord([tooLong], line);
  if (isTooDeep(content)) return findings.addRecord([tooDeep], line);
  let record: unknown;
  try {
    record = JSON.parse(content);
  } catch {
    return findings.addRecord([notJson], line);
  }
  findings.checkRecord(record, line);
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString && character === "\\") index++;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    if (depth > maximumDepth) return true;
  }
  return false;
}

/** The line that a syntax error is in, where the parser tells. Its message is not passed on: it quotes content. */
function lineOf(text: string, { message }: Error): number | undefined {
  if (message.startsWith("Unexpected end")) return text.trimEnd().split("\n").length;
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
}
