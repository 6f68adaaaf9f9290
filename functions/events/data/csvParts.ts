import { maximumRecordSize } from "./findings.js";

/** Rows that follow each other in a CSV file. */
export interface CsvPart {
  /** Their text, with one kind of line end: csv-parse would count CR LF in a quoted field as two lines. */
  readonly text: string;
  /** Number of their first line, from 1. */
  readonly line: number;
}

/** Says what is wrong with a file, so that the rest of it is not read. */
export class CsvFault extends Error {
  /** The line that it is on, from 1. */
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Size from which on a part is not made larger, in bytes. */
const partSize = 65_536;

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];

/**
 * The file in parts of whole rows, so that only some are in memory at once, and none that is too large.
 * @throws CsvFault for a row that is larger than a record may be, after the rows before it
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
