// One maker at a time: two builds that start at once must not write the same folder.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while holding the lock file `file`; waits for another holder, and takes over from one that has died. */
export async function withLock(file, work, log) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let waited = false; !tryTake(file); waited = true) {
    if (!waited) log('waiting for another build to finish making them');
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function tryTake(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (holderIsGone(file)) fs.rmSync(file, { force: true });
    return false;
  }
}

function holderIsGone(file) {
  try {
    const holder = Number(fs.readFileSync(file, 'utf8'));
    // Written in two steps (create, then fill): an empty file is a holder that is just starting, unless it stays empty.
    if (!holder) return Date.now() - fs.statSync(file).mtimeMs > 5_000;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
