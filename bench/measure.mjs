// Wall times of commands, taken in turns so that a busy machine slows all of them alike, and the peak memory of their process trees.
import { execFileSync, spawn } from 'node:child_process';

const between = 50; // milliseconds between two looks at memory

/**
 * Runs every case once a round, after one round that does not count, and once more for its memory.
 * @param {{name: string, command: string, args: string[], cwd: string, env?: object, before?: () => void}[]} cases `before` is not measured
 * @returns {Promise<Map<string, {median: number, least: number, most: number, memory?: number}>>} seconds, and MB at the peak
 */
export async function measure(cases, rounds, log) {
  const times = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const one of cases) {
      const { seconds } = await runOnce(one);
      if (round > 0) times.get(one.name).push(seconds);
      log(`${round === 0 ? 'warm-up' : `round ${round}`}: ${one.name} ${seconds.toFixed(2)} s`);
    }
  const results = new Map();
  for (const one of cases) results.set(one.name, { ...spread(times.get(one.name)), memory: (await runOnce(one, true)).memory });
  return results;
}

/** Median, least and most of some numbers. */
export function spread(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return { median: sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, least: sorted[0], most: sorted.at(-1) };
}

function runOnce({ name, command, args, cwd, env, before }, watchMemory = false) {
  before?.();
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const shell = process.platform === 'win32' && command === 'npx';
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], shell });
    let output = '';
    child.stdout.on('data', chunk => { output += chunk; });
    child.stderr.on('data', chunk => { output += chunk; });
    let memory;
    const timer = watchMemory && process.platform !== 'win32'
      ? setInterval(() => { memory = Math.max(memory ?? 0, memoryOfTree(child.pid)); }, between)
      : undefined;
    child.on('error', reject);
    child.on('close', code => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, memory });
      else reject(new Error(`${name} failed with exit code ${code}:\n${output.slice(-3000)}`));
    });
  });
}

/** Resident memory of a process and all below it, in MB; pages that they share count for each. */
function memoryOfTree(root) {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n')
    .map(line => line.trim().split(/\s+/).map(Number));
  const tree = new Set([root]);
  for (let size = 0; size !== tree.size;) {
    size = tree.size;
    for (const [pid, parent] of processes) if (tree.has(parent)) tree.add(pid);
  }
  return processes.filter(([pid]) => tree.has(pid)).reduce((sum, [, , rss]) => sum + rss, 0) / 1024;
}
