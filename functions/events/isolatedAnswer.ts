import { Rejection } from "./outputs.js";

/** The answer of a thread that processes untrusted content: a result, or the reason why there is none. */
export type Answer<T> = { readonly result: T } | { readonly rejection: ReturnType<Rejection["toRecord"]> };

/** Runs a thread's work and returns the answer to post. */
export async function answerOf<T>(work: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof Rejection) return { rejection: error.toRecord() };
    throw error;
  }
}

/** Returns the refusal of content whose processing exceeds `limit`. */
export function tooComplex(limit: string): Rejection {
  return new Rejection("too-complex", `To handle the content takes more than ${limit}.`);
}
