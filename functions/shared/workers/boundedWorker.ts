import { Worker } from "node:worker_threads";

/** Bounds of a worker's work. */
export interface WorkerBounds {
  /** Seconds until it is ended. */
  readonly seconds: number;
  /** Megabytes that its heap may take, beside 32 for short-lived objects. */
  readonly megabytes: number;
}

/** A worker's answer, or the bound that ended it. */
export type BoundedResult<T> = { readonly result: T } | { readonly exceeded: "time" | "memory" };

/**
 * Runs work on somebody else's content in a thread of its own, which is ended when it takes too long or too much, and which sees no environment
 * variables, hence no credentials. The source posts its one answer to its parent port.
 * @param source from `import source from "./x.ts?worker"`
 * @param data what the source finds as `workerData`
 * @throws whatever the worker throws
 */
export async function runBounded<T>(source: string, data: unknown, { seconds, megabytes }: WorkerBounds): Promise<BoundedResult<T>> {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 };
  const worker = new Worker(source, { eval: true, workerData: data, env: {}, resourceLimits });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<BoundedResult<T>>((resolve, reject) => {
      timer = setTimeout(() => resolve({ exceeded: "time" }), seconds * 1000);
      worker.once("message", (result: T) => resolve({ result }));
      worker.once("exit", (code) => reject(new Error(`The worker ended with code ${code} and without an answer.`)));
      worker.once("error", (error: NodeJS.ErrnoException) =>
        error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ exceeded: "memory" }) : reject(error));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
