import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const isCode = (name: string) => name.endsWith(".wasm");

/**
 * The compiled code of the imaging engine. Threads that load the same bytes share it for as long as one reference to it is kept; otherwise
 * each thread would compile it again. https://chromium-review.googlesource.com/c/v8/v8/+/1916603
 */
export const engineCode: readonly Promise<object>[] = readdirSync(__dirname)
  .filter(isCode)
  .map((name) => WebAssembly.compile(readFileSync(join(__dirname, name))));
