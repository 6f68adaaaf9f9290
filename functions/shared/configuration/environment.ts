/** Reads and validates one environment variable: returns its value, or throws an error with the rule that it breaks. */
export type Setting<T> = (value: string | undefined) => T;

/** Returns the setting of a required variable; with `pattern`, its form. */
export function required(pattern = /./u): Setting<string> {
  return (value) => {
    if (value === undefined || value === "") throw new Error("must be set");
    if (!pattern.test(value)) throw new Error(`must match ${pattern.source}, but was "${value}"`);
    return value;
  };
}

/** Returns the setting of a variable that may be missing or empty; then its value is `fallback`. */
export function optional(fallback: string): Setting<string> {
  return (value) => value || fallback;
}

/** Returns the setting of a whole number from `minimum` to `maximum`; `fallback` when the variable is missing or empty. */
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
 * Reads a function's settings from its environment variables.
 * @param settings one entry for each variable, keyed by the variable's name
 * @throws Error naming every variable that is missing or invalid, so that Lambda reports all of them at init
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
