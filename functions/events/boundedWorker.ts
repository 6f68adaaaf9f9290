import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";

/** Bounds of a worker's work. */
export interface WorkerBounds {
  /** Seconds until it is ended. */
  readonly seconds: number;
  /**
   * Megabytes that its heap may take, beside 16 for short-lived objects. What is outside of the heap, as the bytes of buffers, does not
   * count.
   */
  readonly megabytes: number;
}

/** A worker's answer, or the bound that ended it. */
export type BoundedResult<T> = { readonly result: T } | { readonly exceeded: "time" | "memory" };

// Lambda starts node with heap options for the function's memory, and options outrank the limits of workers: each could take as much as all
// of it. They are read when a heap is made; the heap of this thread keeps its own. https://github.com/nodejs/node/issues/43991
for (const option of ["--max-old-space-size=0", "--max-semi-space-size=0"]) setFlagsFromString(option);

/**
 * Runs work on somebody else's content in a thread of its own, which is ended when it takes too long or too much, and which sees no
 * environment variables, hence no credentials. It posts its one answer to its parent port.
 * @param file from `import file from "./x.ts?worker"`
 * @param data what it finds as `workerData`
 * @param moved buffers in `data` that the worker takes over, instead of copying them
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
