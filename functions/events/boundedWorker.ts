import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";

/** Limits for a worker thread. */
export interface WorkerBounds {
  /** Maximum time, in seconds. */
  readonly seconds: number;
  /**
   * Maximum heap, in megabytes, beside 16 for short-lived objects. Memory outside the heap, such as the bytes of buffers, does not count.
   */
  readonly megabytes: number;
}

/** A worker's answer, or the limit that ended it. */
export type BoundedResult<T> = { readonly result: T } | { readonly exceeded: "time" | "memory" };

// Lambda starts Node.js with heap options for the function's memory, and these take precedence over the limits of workers, so that each
// could use all of it. The options are read when a heap is created; this thread's heap is not affected.
// https://github.com/nodejs/node/issues/43991
for (const option of ["--max-old-space-size=0", "--max-semi-space-size=0"]) setFlagsFromString(option);

/**
 * Processes untrusted content in a worker thread, which is terminated when it exceeds a limit. The thread has no environment variables, and
 * so no credentials. It posts a single answer to its parent port.
 * @param file from `import file from "./x.ts?worker"`
 * @param data the thread's `workerData`
 * @param moved buffers in `data` to transfer to the worker instead of copying them
 * @throws whatever the worker throws
 */
export async function runBounded<T>(
  file: string,
  data: unknown,
  { seconds, megabytes }: WorkerBounds,
  moved: readonly ArrayBuffer[] = [],
): Promise<BoundedResult<T>> {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 };
  const worker = new Worker(file, { workerData: data, transferList: [...moved], env: {}, resourceLimits });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<BoundedResult<T>>((resolve, reject) => {
      timer = setTimeout(() => resolve({ exceeded: "time" }), seconds * 1000);
      worker.once("message", (result: T) => resolve({ result }));
      worker.once("exit", (code) => reject(new Error(`The worker ended with code ${code} and without an answer.`)));
      worker.once("error", (error: NodeJS.ErrnoException) =>
        error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ exceeded: "memory" }) : reject(error),
      );
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
