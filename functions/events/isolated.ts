import { runBounded, type WorkerBounds } from "./boundedWorker.js";
import { tooComplex, type Answer } from "./isolatedAnswer.js";
import { Rejection } from "./outputs.js";

/**
 * Processes content in a worker thread, which posts an {@link Answer}.
 * @param file see {@link runBounded}
 * @param content the content, or an object with it; `moved` is transferred to the thread
 * @throws Rejection the thread's refusal, or `too-complex` when it exceeds a limit
 */
export async function runIsolated<T>(file: string, content: unknown, bounds: WorkerBounds, moved: Uint8Array): Promise<T> {
  const bounded = await runBounded<Answer<T>>(file, content, bounds, [moved.buffer as ArrayBuffer]);
  if ("exceeded" in bounded) throw tooComplex(bounded.exceeded === "time" ? `${bounds.seconds} s` : `${bounds.megabytes} MB of memory`);
  const { result: answer } = bounded;
  if ("rejection" in answer) throw new Rejection(answer.rejection.code, answer.rejection.detail);
  return answer.result;
}
