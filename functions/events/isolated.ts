import { runBounded, type WorkerBounds } from "./boundedWorker.js";
import { tooComplex, type Answer } from "./isolatedAnswer.js";
import { Rejection } from "./outputs.js";

/**
 * Has content handled in a thread of its own, which posts an {@link Answer}.
 * @param file as of {@link runBounded}
 * @param content the content, or an object that holds it; `moved` is taken over by the thread
 * @throws Rejection what the thread answers, or `too-complex` when it takes more than it may
 */
export async function runIsolated<T>(file: string, content: unknown, bounds: WorkerBounds, moved: Uint8Array): Promise<T> {
  const bounded = await runBounded<Answer<T>>(file, content, bounds, [moved.buffer as ArrayBuffer]);
  if ("exceeded" in bounded) throw tooComplex(bounded.exceeded === "time" ? `${bounds.seconds} s` : `${bounds.megabytes} MB of memory`);
  const { result: answer } = bounded;
  if ("rejection" in answer) throw new Rejection(answer.rejection.code, answer.rejection.detail);
  return answer.result;
}
