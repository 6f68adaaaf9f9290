import { maximumRecordSize } from "./findings.js";

/** Consecutive rows of a CSV file. */
export interface CsvPart {
  /** The rows' text with uniform line ends: csv-parse would count CR LF in a quoted field as two lines. */
  readonly text: string;
  /** Number of the first line, from 1. */
  readonly line: number;
}

/** A fault in a file, after which the rest of it is not read. */
export class CsvFault extends Error {
  /** The line of the fault, from 1. */
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Size at which a part is complete, in bytes. */
const partSize = 65_536;

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];

/**
 * Returns the file in parts of whole rows, so that only a small part of it is in memory at a time.
 * @throws CsvFault for a row that is larger than the limit of a record, after the rows before it
 */
export function* partsOf(content: Buffer): Generator<CsvPart> {
  let part = { start: 0, line: 1 };
  let row = part;
  let [line, inQuotes] = [1, false];
  const upTo = (end: number) => ({ text: content.toString("utf8", part.start, end).replaceAll("\r\n", "\n"), line: part.line });
  for (let index = 0; index < content.length; index++) {
    const value = content[index];
    if (value === quote) inQuotes = !inQuotes;
    const isEnd = value === lineFeed || (value === carriageReturn && content[index + 1] !== lineFeed);
    if (isEnd) line++;
    if (index - row.start >= maximumRecordSize) {
      if (row !== part) yield upTo(row.start);
      throw new CsvFault(`is not valid CSV: a row has more than ${maximumRecordSize} bytes`, row.line);
    }
    if (!isEnd || inQuotes) continue;
    row = { start: index + 1, line };
    if (row.start - part.start < partSize) continue;
    yield upTo(row.start);
    part = row;
  }
  yield upTo(content.length);
}
