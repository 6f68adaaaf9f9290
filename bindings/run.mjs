// Child processes whose output is shown only when they fail.
import { spawn } from 'node:child_process';

/**
 * Runs a command and returns when it has ended. Throws an error with the last lines of its output when it fails or cannot be started.
 * `npm` is a script on Windows and needs a shell there.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const output = [];
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], shell, ...options });
    child.stdout.on('data', chunk => output.push(chunk));
    child.stderr.on('data', chunk => output.push(chunk));
    child.on('error', error => reject(new Error(`cannot start ${command}: ${error.message}`)));
    const lastLines = () => Buffer.concat(output).toString().trim().split('\n').slice(-20).join('\n');
    child.on('close', code => code === 0
      ? resolve()
      : reject(new Error(`${command} ${args.join(' ')} failed with exit code ${code}\n${lastLines()}`)));
  });
}
