// What is measured once a run, since it takes long or since its result is a number of files: bindings made anew, the test suite, and what
// a synth with nothing changed makes again.
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../bindings/run.mjs';

async function secondsOf(command, args, options) {
  const started = performance.now();
  await run(command, args, options);
  return (performance.now() - started) / 1000;
}

/** Seconds that the bindings take when they have never been made; their npm packages are there. */
export async function makeBindings(root, log) {
  const make = [path.join(root, 'bindings', 'make.mjs')];
  await run(process.execPath, make, { cwd: root }); // downloads what is not there yet
  for (const made of ['bindings', 'bindings-work']) fs.rmSync(path.join(root, '.gen', made), { recursive: true, force: true });
  log('making the bindings');
  return secondsOf(process.execPath, make, { cwd: root });
}

/** Seconds that `dotnet test tests` takes, built before. */
export async function runSuite(root, log) {
  log('running the test suite');
  await run('dotnet', ['build', path.join(root, 'tests'), '-nologo', '-v:quiet'], { cwd: root });
  return secondsOf('dotnet', ['test', path.join(root, 'tests')], { cwd: root });
}

/** The files made by builds that `synth`, called with all of it up to date, has written again: bindings, program, function packages. */
export async function madeAgain(root, synth) {
  const before = timesOf(root);
  await synth();
  return [...timesOf(root)].filter(([file, time]) => before.get(file) !== time).map(([file]) => path.relative(root, file));
}

const timesOf = root => new Map(['bin', 'obj', '.gen/bindings', '.gen/packages', '.gen/functions']
  .flatMap(folder => fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath ?? entry.path, entry.name))
  .map(file => [file, fs.statSync(file).mtimeMs]));
