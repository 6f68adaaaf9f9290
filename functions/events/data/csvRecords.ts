import { CsvError, parse } from "csv-parse/sync";
import { CsvFault, partsOf, type CsvPart } from "./csvParts.js";
import type { Findings } from "./findings.js";
import type { RecordSchema } from "./recordSchema.js";

/** Maximum number of fields in a row: each row becomes an object with all of them. */
const maximumFields = 10_000;

const jsonNumber = /^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$/;

/** Messages by csv-parse's error codes; its own messages quote content. */
const csvErrors: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quoted field is not closed",
  CSV_INVALID_CLOSING_QUOTE: "a quoted field goes on after its closing quote",
  INVALID_OPENING_QUOTE: "a field that is not quoted has a quote in it",
};

/**
 * Validates CSV (RFC 4180, with any line ends). The first row contains the field names. Fields are text; where the schema says so, they are
 * read as numbers, `true` or `false`. An empty field is absent, or null if the schema allows it. Rows after one that is not valid CSV are
 * not read.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function checkCsv(content: Buffer, schema: RecordSchema, findings: Findings): void {
  const check = rowCheck(schema, findings);
  try {
    for (const part of partsOf(content)) readRows(part, check);
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    findings.addFileError(error.message, error.line);
  }
}

/** Validates the next row, with the line that it ends on. */
type RowCheck = (row: readonly string[], line: number) => void;

function rowCheck({ typesOf }: RecordSchema, findings: Findings): RowCheck {
  let header: readonly string[] | undefined;
  let types: readonly (readonly string[])[] = [];
  return (row, line) => {
    if (header === undefined) {
      checkHeader(row);
      header = row;
      types = header.map(typesOf);
    } else if (row.length !== header.length) {
      findings.addRecord([{ pointer: "#", detail: `must have ${header.length} fields as the header, but has ${row.length}` }], line);
    } else {
      findings.checkRecord(toRecord(header, types, row), sizeOf(row), line);
    }
  };
}

function readRows({ text, line: firstLine }: CsvPart, check: RowCheck): void {
  const lineOf = (lines: number) => firstLine + lines - 1;
  try {
    parse(text, {
      record_delimiter: ["\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: true,
      // Returns nothing, so that rows are not kept in memory.
      on_record: (row, { lines }) => void check(row, lineOf(lines)),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvFault(`is not valid CSV: ${csvErrors[error.code] ?? error.code}`, lineOf(error["lines"] as number));
  }
}

function checkHeader(names: readonly string[]): void {
  const fault = faultOf(names);
  if (fault !== undefined) throw new CsvFault(`the header has ${fault}`, 1);
}

function faultOf(names: readonly string[]): string | undefined {
  if (names.length > maximumFields) return `${names.length} fields; at most ${maximumFields} are read`;
  if (names.includes("")) return "a field without a name";
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  return repeated === undefined ? undefined : `the field ${JSON.stringify(repeated)} twice`;
}

/** Returns the size of a row, in characters. */
function sizeOf(row: readonly string[]): number {
  return row.reduce((size, field) => size + field.length + 1, 0);
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
