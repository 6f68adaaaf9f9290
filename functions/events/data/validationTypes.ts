import type { ProblemDetail } from "../../shared/http/problem.js";

/** Formats of data, by file extension. */
export const formatsByExtension: Readonly<Record<string, DataFormat>> = { json: "json", ndjson: "ndjson", jsonl: "ndjson", csv: "csv" };

/** The format of the records. */
export type DataFormat = "json" | "ndjson" | "csv";

/** The input of a validation. */
export interface ValidationRequest {
  readonly content: Uint8Array;
  readonly format: DataFormat;
  /** JSON text of the schema for each record; `undefined`: each must be an object. */
  readonly schema: string | undefined;
}

/** A violation of a rule, and its position. */
export interface Finding {
  /**
   * Number of the record, from 1: element of a JSON array, line of NDJSON that is not blank, row of CSV after the header. Absent when it is
   * about the file.
   */
  readonly row?: number;
  /** Line of the file, from 1, on which the record ends; absent in JSON that can be parsed. */
  readonly line?: number;
  /** The field, as JSON pointer, e.g. `#/price`; absent for an error of the whole record. */
  readonly pointer?: string;
  /** The rule that is violated, without the value. */
  readonly detail: string;
}

/** The result of a validation. */
export interface ValidationReport {
  readonly records: { readonly total: number; readonly invalid: number };
  /**
   * Number of all errors, including those that are not listed. At most 100 for each record; for a large record, and once the list is full,
   * only the first.
   */
  readonly error_count: number;
  /** The first errors. */
  readonly errors: readonly Finding[];
}

/** Validates one record; returns all of its errors or, when not thorough, the first. */
export type RecordCheck = (record: unknown, isThorough: boolean) => readonly ProblemDetail[];
