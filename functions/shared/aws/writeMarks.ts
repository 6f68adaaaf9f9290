import { randomBytes } from "node:crypto";

/** Number of writes that a row remembers. */
const remembered = 8;

/** Returns a mark for one write: 12 characters that no other has. */
export function newMark(): string {
  return randomBytes(9).toString("base64url");
}

/**
 * Marks of the last eight writes of a row, each of which increments its `version`. A write that is sent again, because its response was
 * lost, finds its mark and knows that it has been made, even if others have written since.
 */
export class WriteMarks {
  /**
   * Assignments of an update expression that set the mark `:mark` and shift the others. They need the value `:unmarked`, which is no mark.
   */
  readonly setMark: string;

  /** Condition that the write with the mark `:mark` has not been made. */
  readonly isUnmarked: string;

  readonly #attributes: readonly string[];

  /**
   * @param newest the attribute with the newest mark, which is not a reserved word of DynamoDB; the others have the suffixes `_2` to `_8`
   */
  constructor(newest: string) {
    this.#attributes = Array.from({ length: remembered }, (_, index) => index === 0 ? newest : `${newest}_${index + 1}`);
    this.setMark = this.#attributes
      .map((attribute, index) => `${attribute} = ${index === 0 ? ":mark" : `if_not_exists(${this.#attributes[index - 1]}, :unmarked)`}`)
      .reverse()
      .join(", ");
    this.isUnmarked = `NOT (${this.#attributes.map((attribute) => `${attribute} = :mark`).join(" OR ")})`;
  }

  /** Returns the version that the write with this mark has created; `undefined` when it is not one of the last eight. */
  versionMarked(row: { readonly version: number }, mark: string): number | undefined {
    const marks = row as Readonly<Record<string, unknown>>;
    const writesSince = this.#attributes.findIndex((attribute) => marks[attribute] === mark);
    return writesSince < 0 ? undefined : row.version - writesSince;
  }
}
