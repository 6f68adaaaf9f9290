// One at a time: two builds that start at once must not write the same folder. Serves bindings, program and functions.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const patience = 10 * 60_000;

const holderOf = async file => Number(await fs.readFile(file, 'utf8').catch(() => ''));

function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function tryTake(file) {
  try {
    await fs.writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST' || error.code === 'EPERM') return false;
    throw error;
  }
}

/** Removes a lock whose process died. Renamed first: of several that find it, one succeeds. */
async function removeIfAbandoned(file) {
  const holder = await holderOf(file);
  // 0: gone by now, or made but not yet written.
  if (holder === 0 || isRunning(holder)) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    await fs.rename(file, aside);
    await fs.rm(aside, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EPERM') throw error;
  }
}

/**
 * Runs `work` while no other process runs one under the lock file `file`; a lock left by a killed process is taken over.
 * @param log told once, when another process holds the lock
 * @returns what `work` returns
 * @throws Error when the lock stays taken for ten minutes
 */
export async function withLock(file, work, log = () => {}) {
  await fs.mkdir(path.dirname(file), { recursive: true });
  const deadline = Date.now() + patience;
  for (let waited = false; !await tryTake(file); waited = true) {
    if (!waited) log('waiting for another build to finish making them');
    if (Date.now() > deadline)
      throw new Error(`${file} has been held by process ${await holderOf(file)} for ten minutes. ` +
        `End that build, or delete the file if there is none.`);
    await removeIfAbandoned(file);
    await delay(100);
  }
  try {
    return await work();
  } finally {
    await fs.rm(file, { force: true });
  }
}
