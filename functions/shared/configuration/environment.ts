/** Reads and checks one environment variable: returns its value, or throws with the rule that it breaks. */
export type Setting<T> = (value: string | undefined) => T;

/** A variable that must have a value; with `pattern`, one of that form. */
export function required(pattern = /./u): Setting<string> {
  return (value) => {
    if (value === undefined || value === "") throw new Error("must be set");
    if (!pattern.test(value)) throw new Error(`must match ${pattern.source}, but was "${value}"`);
    return value;
  };
}

/** A variable that may be missing or empty; then it is `fallback`. */
export function optional(fallback: string): Setting<string> {
  return (value) => value || fallback;
}

/** A whole number from `minimum` to `maximum`; `fallback` when the variable is missing or empty. */
export function integer(fallback: number, minimum: number, maximum: number): Setting<number> {
  return (value) => {
    const number = value ? Number(value) : fallback;
    if (!Number.isInteger(number) || number < minimum || number > maximum) {
      throw new Error(`must be a whole number from ${minimum} to ${maximum}, but was "${value}"`);
    }
    return number;
  };
}

/**
 * Reads a function's settings from its environment.
 * @param settings one entry a variable, keyed by the variable's name
 * @throws Error naming every variable that is missing or wrong, so that Lambda reports the whole list at init
 */
export function readEnvironment<T>(settings: { [K in keyof T]: Setting<T[K]> }, environment = process.env): Readonly<T> {
  const values: Partial<T> = {};
  const problems: string[] = [];
  for (const name in settings) {
    try {
      values[name] = settings[name](environment[name]);
    } catch (error) {
      problems.push(`${name} ${(error as Error).message}`);
    }
  }
  if (problems.length > 0) throw new Error(`Wrong function environment: ${problems.join("; ")}.`);
  return values as T;
}
