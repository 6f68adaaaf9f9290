import { randomBytes } from "node:crypto";

/** How many writes a row remembers. */
const remembered = 8;

/** A mark for one write: 12 characters that no other has. */
export function newMark(): string {
  return randomBytes(9).toString("base64url");
}

/**
 * Marks of the last eight writes of a row, each of which raises its `version` by one: a write that is sent again, because its answer was
 * lost, finds its mark and knows that it has been made, though others may have written since.
 */
export class WriteMarks {
  /** Assignments of an update expression that set the mark `:mark` and move the others on. Need the value `:unmarked`, which is no mark. */
  readonly setMark: string;

  /** Condition that the write with the mark `:mark` has not been made. */
  readonly isUnmarked: string;

  readonly #attributes: readonly string[];

  /**
   * @param newest the attribute with the newest mark, no reserved word of DynamoDB; the others are called so with `_2` to `_8` behind it
   */
  constructor(newest: string) {
    this.#attributes = Array.from({ length: remembered }, (_, index) => index === 0 ? newest : `${newest}_${index + 1}`);
    this.setMark = this.#attributes
      .map((attribute, index) => `${attribute} = ${index === 0 ? ":mark" : `if_not_exists(${this.#attributes[index - 1]}, :unmarked)`}`)
      .reverse()
      .join(", ");
    this.isUnmarked = `NOT (${this.#attributes.map((attribute) => `${attribute} = :mark`).join(" OR ")})`;
  }

  /** The version that the write with this mark made; `undefined` when it is none of the last eight. */
  versionMarked(row: { readonly version: number }, mark: string): number | undefined {
    const marks = row as Readonly<Record<string, unknown>>;
    const writesSince = this.#attributes.findIndex((attribute) => marks[attribute] === mark);
    return writesSince < 0 ? undefined : row.version - writesSince;
  }
}
