import type { ProblemDetail } from "../../shared/http/problem.js";
import type { Finding, RecordCheck, ValidationReport } from "./validationTypes.js";

/** Largest record, in bytes, that is parsed: what that takes in memory is a multiple of it. */
export const maximumRecordSize = 1_000_000;

/** Largest record that is checked to its end: a larger one may break rules by the hundred thousand. */
const maximumThoroughSize = 65_536;

/** Most errors that are listed, and that are counted of one record: a report must not outgrow what it is about. */
export const maximumErrors = 100;

/** Longest text in an error, in characters. */
const maximumText = 300;

/** Collects what is found while records are read. */
export class Findings {
  #total = 0;
  #invalid = 0;
  #count = 0;
  readonly #errors: Finding[] = [];
  readonly #check: RecordCheck;

  constructor(check: RecordCheck) {
    this.#check = check;
  }

  /**
   * Counts and checks the next record. Of a large one, and when no more errors are listed, the first error is enough.
   * @param size in bytes
   * @param line where it ends, if the format has lines
   */
  checkRecord(record: unknown, size: number, line?: number): void {
    const isThorough = size <= maximumThoroughSize && this.#errors.length < maximumErrors;
    this.addRecord(this.#check(record, isThorough), line);
  }

  /** Counts the next record, with what is already known to be wrong with it. */
  addRecord(details: readonly ProblemDetail[], line?: number): void {
    this.#total++;
    if (details.length > 0) this.#invalid++;
    for (const detail of details) {
      const pointer = "pointer" in detail && detail.pointer !== "#" ? detail.pointer.slice(0, maximumText) : undefined;
      this.#add({
        row: this.#total,
        ...(line !== undefined && { line }),
        ...(pointer !== undefined && { pointer }),
        detail: detail.detail,
      });
    }
  }

  /** Notes what is wrong with the file rather than with a record. */
  addFileError(detail: string, line?: number): void {
    this.#add({ ...(line !== undefined && { line }), detail });
  }

  /** Everything found. */
  report(): ValidationReport {
    return { records: { total: this.#total, invalid: this.#invalid }, error_count: this.#count, errors: this.#errors };
  }

  #add(finding: Finding): void {
    this.#count++;
    if (this.#errors.length < maximumErrors) this.#errors.push({ ...finding, detail: finding.detail.slice(0, maximumText) });
  }
}
