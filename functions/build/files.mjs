import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Reads a file; `undefined` when there is none. */
export async function readIfPresent(path) {
  try {
    return await readFile(path);
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Replaces `path` in one step, making its folder: readers see the old content or the new, never a part. */
export async function writeAtomically(path, content) {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, content);
    await replace(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Windows refuses to replace a file for as long as somebody reads it. */
async function replace(from, to, attempts = 20) {
  try {
    await rename(from, to);
  } catch (error) {
    if (attempts === 1 || !["EPERM", "EACCES", "EBUSY"].includes(error.code)) throw error;
    await delay(50);
    await replace(from, to, attempts - 1);
  }
}
