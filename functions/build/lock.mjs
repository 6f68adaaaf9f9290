import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { BuildError } from "./buildError.mjs";
import { readIfPresent } from "./files.mjs";

const patience = 10 * 60_000;

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function tryTake(path) {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST" || error.code === "EPERM") return false;
    throw error;
  }
}

/** Removes a lock whose process died. Renamed first: of several that find it, one succeeds. */
async function removeIfAbandoned(path) {
  const owner = Number(await readIfPresent(path));
  // 0: gone by now, or made but not yet written.
  if (owner === 0 || isRunning(owner)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EPERM") throw error;
  }
}

/**
 * Runs `action` while no other process runs one under the same lock file; a lock left by a killed process is taken over.
 * @throws BuildError when the lock stays taken for ten minutes.
 */
export async function withLock(path, action) {
  await mkdir(dirname(path), { recursive: true });
  const deadline = Date.now() + patience;
  while (!(await tryTake(path))) {
    if (Date.now() > deadline) {
      throw new BuildError(`${path} has been held by process ${await readIfPresent(path)} for ten minutes. End that build, or delete the file if there is none.`);
    }
    await removeIfAbandoned(path);
    await delay(100);
  }
  try {
    return await action();
  } finally {
    await rm(path, { force: true });
  }
}
