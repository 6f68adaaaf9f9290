import { AsyncLocalStorage } from "node:async_hooks";

/** The time for some work is over. The error is transient: the same work may finish earlier another time. */
export class DeadlineError extends Error {
  /** @param milliseconds the time limit */
  constructor(milliseconds: number) {
    super(`The ${Math.round(milliseconds)} ms that there were for this are up.`);
    this.name = "DeadlineError";
  }
}

interface Deadline {
  /** Aborts at the deadline. */
  readonly signal: AbortSignal;
  /** The deadline, as returned by `Date.now()`. */
  readonly end: number;
}

const deadlines = new AsyncLocalStorage<Deadline>();

/** Aborts at the deadline of the work under way; `undefined` for work without a deadline. Every AWS client with `clientOptions` uses it. */
export function deadlineSignal(): AbortSignal | undefined {
  return deadlines.getStore()?.signal;
}

/**
 * Runs work with a time limit. At the deadline, its AWS calls are aborted and it is no longer awaited; AWS may still complete calls under
 * way.
 * @param milliseconds the time limit; an earlier deadline of the enclosing work still applies
 * @throws DeadlineError at the deadline
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
 * Runs work with a deadline before that of the enclosing work, which leaves time to handle the outcome. Without an enclosing deadline,
 * there is no limit.
 * @param reserve the time to leave, in milliseconds
 * @throws DeadlineError when that time is reached
 */
export function beforeDeadline<T>(reserve: number, work: () => Promise<T>): Promise<T> {
  const end = deadlines.getStore()?.end;
  return end === undefined ? work() : withDeadline(end - Date.now() - reserve, work);
}
