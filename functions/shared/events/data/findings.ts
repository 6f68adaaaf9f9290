import type { ProblemDetail } from "../../http/problem.js";
import type { Finding, RecordCheck, ValidationReport } from "./validationTypes.js";

/** Most errors listed, and the longest text in one, in characters: a report must not outgrow what it is about. */
const maximumErrors = 100;
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

  /** Counts and checks the next record; `line` is where it ends, if the format has lines. */
  checkRecord(record: unknown, line?: number): void {
    this.addRecord(this.#check(record), line);
  }

  /** Counts the next record, with what is already known to be wrong with it. */
  addRecord(details: readonly ProblemDetail[], line?: number): void {
    this.#total++;
    if (details.length > 0) this.#invalid++;
    for (const detail of details) {
      const pointer = "pointer" in detail && detail.pointer !== "#" ? detail.pointer.slice(0, maximumText) : undefined;
      this.#add({ row: this.#total, ...(line !== undefined && { line }), ...(pointer !== undefined && { pointer }), detail: detail.detail });
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
