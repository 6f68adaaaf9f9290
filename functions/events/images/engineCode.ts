import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const isCode = (name: string) => name.endsWith(".wasm");

/**
 * The imaging engine's code, compiled. Threads that load the same bytes get what has been compiled of them, as long as somebody keeps it;
 * else each thread would compile anew. https://chromium-review.googlesource.com/c/v8/v8/+/1916603
 */
export const engineCode: readonly Promise<object>[] = readdirSync(__dirname)
  .filter(isCode)
  .map((name) => WebAssembly.compile(readFileSync(join(__dirname, name))));
