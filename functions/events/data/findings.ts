import type { ProblemDetail } from "../../shared/http/problem.js";
import type { Finding, RecordCheck, ValidationReport } from "./validationTypes.js";

/** Largest record that is parsed, in bytes: parsing takes a multiple of it in memory. */
export const maximumRecordSize = 1_000_000;

/** Largest record whose errors are all counted, in bytes: a larger one may break hundreds of thousands of rules. */
const maximumThoroughSize = 65_536;

/** Maximum number of errors that are listed, and that are counted for one record, so that a report stays smaller than its file. */
export const maximumErrors = 100;

/** Maximum length of a text in an error, in characters. */
const maximumText = 300;

/** Collects the findings while records are read. */
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
   * Counts and validates the next record. Validation stops at the first error for a large record, and once no more errors are listed.
   * @param size in bytes
   * @param line where the record ends, if the format has lines
   */
  checkRecord(record: unknown, size: number, line?: number): void {
    const isThorough = size <= maximumThoroughSize && this.#errors.length < maximumErrors;
    this.addRecord(this.#check(record, isThorough), line);
  }

  /** Counts the next record, with an error that is already known. */
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

  /** Adds an error of the file rather than of a record. */
  addFileError(detail: string, line?: number): void {
    this.#add({ ...(line !== undefined && { line }), detail });
  }

  /** Returns all findings. */
  report(): ValidationReport {
    return { records: { total: this.#total, invalid: this.#invalid }, error_count: this.#count, errors: this.#errors };
  }

  #add(finding: Finding): void {
    this.#count++;
    if (this.#errors.length < maximumErrors) this.#errors.push({ ...finding, detail: finding.detail.slice(0, maximumText) });
  }
}
