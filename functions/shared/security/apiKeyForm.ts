/** The value of a key that has not been set yet: the infrastructure creates the place, an operator sets the value. */
export const unsetKey = "unset";

const keyName = /^[A-Za-z0-9_-]{1,64}$/;

/** Printable ASCII, which a header can contain; shorter keys could be guessed. */
const keyForm = /^[\x21-\x7e]{16,256}$/;

const form = 'The API keys must be one key, or JSON such as {"<name>": "<key>"}';

/**
 * Parses the API keys in the value of a parameter or secret, by name: a single key, which is named `default`, or a JSON object of named
 * keys, `{"ci": "…", "web": "…"}`, which may also be the member `keys` of an object. Names are 1–64 letters, digits, `_` and `-`; named
 * keys are 16–256 printable ASCII characters and must differ. A value that begins with `{`, `[` or a quote is never a single key.
 * @returns none while no keys are set: an empty text, {@link unsetKey}, an object without keys
 * @throws Error for any other form; one invalid entry refuses the whole value, so that a mistyped value never takes effect in part. The
 * message does not quote the value.
 */
export function parseApiKeys(text: string): ReadonlyMap<string, string> {
  const value = text.trim();
  if (value === "" || value === unsetKey) return new Map();
  if (!/^[{["]/.test(value)) return new Map([["default", value]]);
  const entries = Object.entries(namedKeys(value));
  const problems = [...entryProblems(entries), ...duplicateProblems(entries)];
  if (problems.length > 0) throw new Error(`${form}; ${problems.join("; ")}.`);
  return new Map(entries as [string, string][]);
}

function namedKeys(json: string): Readonly<Record<string, unknown>> {
  const value = parsed(json);
  const keys = isObject(value) && isObject(value["keys"]) && Object.keys(value).length === 1 ? value["keys"] : value;
  if (!isObject(keys)) throw new Error(`${form}; the value begins as JSON but is no such object.`);
  return keys;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The parser's message would quote the keys.
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Entries are named by their number: in a mistyped value, the name may be a key. */
function entryProblems(entries: readonly [string, unknown][]): readonly string[] {
  const wrong = entries.flatMap(([name, key], index) =>
    keyName.test(name) && typeof key === "string" && keyForm.test(key) ? [] : [index + 1],
  );
  return wrong.length === 0 ? [] : [`of entry ${wrong.join(", ")} the name must match ${keyName.source} and the key ${keyForm.source}`];
}

function duplicateProblems(entries: readonly [string, unknown][]): readonly string[] {
  const first = new Map(entries.map(([, key], index): [unknown, number] => [key, index]).reverse());
  const repeated = entries.flatMap(([, key], index) => (first.get(key) === index ? [] : [index + 1]));
  return repeated.length === 0 ? [] : [`entry ${repeated.join(", ")} must have a key of its own, but repeats another's`];
}
