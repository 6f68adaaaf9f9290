import { CsvError, parse } from "csv-parse/sync";
import type { Findings } from "./findings.js";
import type { RecordSchema } from "./recordSchema.js";

/** Longest row, in characters. */
const maximumRow = 1_000_000;

const jsonNumber = /^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$/;

/** What is wrong, by csv-parse's codes; its own messages quote content. */
const csvErrors: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quoted field is not closed",
  CSV_INVALID_CLOSING_QUOTE: "a quoted field goes on after its closing quote",
  INVALID_OPENING_QUOTE: "a field that is not quoted has a quote in it",
  CSV_MAX_RECORD_SIZE: `a row has more than ${maximumRow} characters`,
};

/**
 * Checks CSV (RFC 4180, with any line ends): the first row names the fields. Fields are text; where the schema says so, they are read as numbers,
 * `true`, `false`. An empty field is absent, or null if it may be. Rows after one that is no CSV are not read.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function checkCsv(text: string, { typesOf }: RecordSchema, findings: Findings): void {
  let header: readonly string[] | undefined;
  let types: readonly (readonly string[])[] = [];
  const onRow = (row: readonly string[], line: number) => {
    if (header === undefined) {
      checkHeader(row);
      header = row;
      types = header.map(typesOf);
    } else if (row.length !== header.length) {
      findings.addRecord([{ pointer: "#", detail: `must have ${header.length} fields as the header, but has ${row.length}` }], line);
    } else {
      findings.checkRecord(toRecord(header, types, row), line);
    }
  };
  try {
    readRows(text, onRow);
  } catch (error) {
    if (error instanceof HeaderError) return findings.addFileError(error.message, 1);
    if (!(error instanceof CsvError)) throw error;
    findings.addFileError(`is not valid CSV: ${csvErrors[error.code] ?? error.code}`, error["lines"] as number);
  }
}

function readRows(text: string, onRow: (row: readonly string[], line: number) => void): void {
  // One kind of line end, since csv-parse counts CR LF in a quoted field as two lines.
  parse(text.replaceAll("\r\n", "\n"), {
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maximumRow,
    // Nothing is returned, so that rows are not kept.
    on_record: (row, { lines }) => void onRow(row, lines),
  });
}

class HeaderError extends Error {}

function checkHeader(names: readonly string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (names.includes("")) throw new HeaderError("the header has a field without a name");
  if (repeated !== undefined) throw new HeaderError(`the header has the field ${JSON.stringify(repeated)} twice`);
}

function toRecord(header: readonly string[], types: readonly (readonly string[])[], row: readonly string[]): object {
  const fields = header.map((name, index) => [name, toValue(row[index] ?? "", types[index] ?? [])] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function toValue(text: string, types: readonly string[]): unknown {
  if (text === "") return types.includes("null") ? null : undefined;
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  const isNumeric = types.includes("number") || types.includes("integer");
  return isNumeric && jsonNumber.test(text) ? Number(text) : text;
}
