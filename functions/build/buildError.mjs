/** A failure that the person who builds can mend: its message says what is wrong and the way out, and is shown without a stack. */
export class BuildError extends Error {}
