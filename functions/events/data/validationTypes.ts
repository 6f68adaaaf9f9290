import type { ProblemDetail } from "../../shared/http/problem.js";

/** Formats of data, by the extensions of their files. */
export const formatsByExtension: Readonly<Record<string, DataFormat>> = { json: "json", ndjson: "ndjson", jsonl: "ndjson", csv: "csv" };

/** How records are written. */
export type DataFormat = "json" | "ndjson" | "csv";

/** What to validate. */
export interface ValidationRequest {
  readonly content: Uint8Array;
  readonly format: DataFormat;
  /** JSON text of the schema that each record must meet; `undefined`: each must be an object. */
  readonly schema: string | undefined;
}

/** One broken rule, and where. */
export interface Finding {
  /**
   * Number of the record, from 1: element of a JSON array, line of NDJSON that is not blank, row of CSV after the header. Absent when it is
   * about the file.
   */
  readonly row?: number;
  /** Line of the file, from 1, on which the record ends; absent in JSON that can be parsed. */
  readonly line?: number;
  /** The field, as JSON pointer, e.g. `#/price`; absent when it is about the whole record. */
  readonly pointer?: string;
  /** The rule that it breaks, without the value. */
  readonly detail: string;
}

/** What came of a validation. */
export interface ValidationReport {
  readonly records: { readonly total: number; readonly invalid: number };
  /** All errors, also those not listed: of one record 100 at most; of a large one, and once the list is full, the first. */
  readonly error_count: number;
  /** The first errors. */
  readonly errors: readonly Finding[];
}

/** Checks one record; returns all that is wrong with it or, when not thorough, the first of it. */
export type RecordCheck = (record: unknown, isThorough: boolean) => readonly ProblemDetail[];
