import { AsyncLocalStorage } from "node:async_hooks";

/** The time for a piece of work is up. It passes: the same work may be done sooner another time. */
export class DeadlineError extends Error {
  /** @param milliseconds the time that there was */
  constructor(milliseconds: number) {
    super(`The ${Math.round(milliseconds)} ms that there were for this are up.`);
    this.name = "DeadlineError";
  }
}

interface Deadline {
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** When that is, as `Date.now()` counts. */
  readonly end: number;
}

const deadlines = new AsyncLocalStorage<Deadline>();

/**
 * Aborts when the time for the work under way is up; `undefined` for work without a deadline. Every AWS client of `clientOptions` goes by
 * it.
 */
export function deadlineSignal(): AbortSignal | undefined {
  return deadlines.getStore()?.signal;
}

/**
 * Gives work so much time and no more: then its AWS calls are aborted, and nobody waits for it. What is under way in AWS may be done
 * nevertheless.
 * @param milliseconds how long it may take; a deadline that it is within already still holds
 * @throws DeadlineError when the time is up
 */
export async function withDeadline<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const time = Math.max(milliseconds, 0);
  const controller = new AbortController();
  const outer = deadlines.getStore();
  const signal = outer === undefined ? controller.signal : AbortSignal.any([outer.signal, controller.signal]);
  signal.throwIfAborted();
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const timer = setTimeout(() => controller.abort(new DeadlineError(time)), time);
  const deadline = { signal, end: Math.min(Date.now() + time, outer?.end ?? Infinity) };
  try {
    return await Promise.race([expired, deadlines.run(deadline, work)]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Lets work end before the deadline that it is within, so that there is time to make use of how it ended. Without a deadline it has no end.
 * @param reserve milliseconds that must be left
 * @throws DeadlineError when no more are left
 */
export function beforeDeadline<T>(reserve: number, work: () => Promise<T>): Promise<T> {
  const end = deadlines.getStore()?.end;
  return end === undefined ? work() : withDeadline(end - Date.now() - reserve, work);
}
