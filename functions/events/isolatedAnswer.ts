import { Rejection } from "./outputs.js";

/** The answer of a thread that handles somebody else's content: a result, or why there can be none. */
export type Answer<T> = { readonly result: T } | { readonly rejection: ReturnType<Rejection["toRecord"]> };

/** What a thread posts for its work. */
export async function answerOf<T>(work: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof Rejection) return { rejection: error.toRecord() };
    throw error;
  }
}

/** The refusal of content that takes more than `limit` to handle. */
export function tooComplex(limit: string): Rejection {
  return new Rejection("too-complex", `To handle the content takes more than ${limit}.`);
}
