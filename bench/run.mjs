#!/usr/bin/env node
// Measures Tap beside its peers: `node bench/run.mjs [--rounds 5] [--skip-whole] [--skip-aws-cdk] [--skip-suite]`. Prints a table and
// writes docs/benchmark.md. The first run makes the peers below .gen (minutes); the binding of all AWS modules alone takes several, hence
// the flag.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from '../bindings/run.mjs';
import { buildAwsCdk } from './awsCdk.mjs';
import { measureFunctions } from './functions.mjs';
import { measure } from './measure.mjs';
import { madeAgain, makeBindings, runSuite } from './once.mjs';
import { page } from './page.mjs';
import { writeTypeScriptPeer } from './typescriptPeer.mjs';
import { programOnWholeBinding } from './whole.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    'skip-whole': { type: 'boolean' },
    'skip-aws-cdk': { type: 'boolean' },
    'skip-suite': { type: 'boolean' },
  },
});
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const work = path.join(root, '.gen', 'bench');
const release = path.join('bin', 'Release', 'net10.0');
const log = message => console.error(`bench: ${message}`);
const changed = path.join(root, 'Stacks', 'Changed.bench.cs'); // a C# file that changes from run to run
const cli = ['--yes', 'cdktf-cli@0.21.0', 'synth'];

async function installPackages() {
  const files = ['package.json', 'package-lock.json', '.npmrc'];
  const wanted = fs.readFileSync(path.join(root, 'bench', 'package-lock.json'), 'utf8');
  const copy = path.join(work, 'package-lock.json');
  if (fs.existsSync(copy) && fs.readFileSync(copy, 'utf8') === wanted && fs.existsSync(path.join(work, 'node_modules'))) return;
  log('installing packages');
  fs.mkdirSync(work, { recursive: true });
  for (const file of files) fs.copyFileSync(path.join(root, 'bench', file), path.join(work, file));
  fs.rmSync(copy);
  fs.copyFileSync(path.join(root, 'bench', 'package-lock.json'), copy);
  await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: work });
}

/** How many resources of each type each stack has. */
function countResources(stacks) {
  return Object.fromEntries(fs.readdirSync(stacks).sort().map(stack => {
    const { resource = {} } = JSON.parse(fs.readFileSync(path.join(stacks, stack, 'cdk.tf.json'), 'utf8'));
    return [stack, Object.fromEntries(Object.entries(resource).map(([type, named]) => [type, Object.keys(named).length]))];
  }));
}

async function main() {
  await installPackages();
  fs.mkdirSync(path.join(work, 'out'), { recursive: true });
  const output = name => ({ CDKTF_OUTDIR: path.join(work, 'out', name) });
  const dotnet = (name, assembly, ...args) => (
    { name, command: 'dotnet', args: ['exec', assembly, ...args], cwd: root, env: output(name) });
  const node = (name, cwd, ...args) => ({ name, command: process.execPath, args, cwd, env: output(name) });
  const bindings = await makeBindings(root, log);
  log('building the programs');
  const tap = { name: 'tap', command: process.execPath, args: [path.join(root, 'bindings', 'app.mjs')], cwd: root, env: output('tap') };
  const synth = () => run(tap.command, tap.args, { cwd: root, env: { ...process.env, ...tap.env } });
  await synth();
  const growthProject = path.join(root, 'bench', 'Growth');
  await run('dotnet', ['build', growthProject, '-c', 'Release', '-nologo', '-v:quiet', '-nodeReuse:false'], { cwd: root });
  await synth(); // that has built the program's Release folder too
  const stacks = path.join(work, 'out', 'tap', 'stacks');
  const counts = countResources(stacks);
  fs.writeFileSync(path.join(work, 'counts.json'), JSON.stringify(counts));
  await writeTypeScriptPeer(stacks, work);

  const onWholeBinding = (name, tuned) => programOnWholeBinding(root, path.join(root, release), path.join(work, name), { tuned }, log);
  const growth = path.join(root, 'bench', 'Growth', release, 'Tap.Bench.Growth.dll');
  const cases = [
    { ...tap, name: 'tap-changed', before: () => fs.writeFileSync(changed, `// ${Date.now()}\n`) },
    tap,
    node('typescript-stock', path.join(work, 'stock'), path.join(work, 'node_modules', 'ts-node', 'dist', 'bin.js'), 'main.ts'),
    node('typescript-compiled', path.join(work, 'compiled'), 'main.js'),
    ...options['skip-whole'] ? [] : [
      { ...dotnet('whole', await onWholeBinding('whole', false)), env: { ...output('whole'), TAP_OFFICIAL_BINDINGS: 'true' } },
      dotnet('whole-tuned', await onWholeBinding('whole-tuned', true)),
    ],
    ...options['skip-aws-cdk'] ? [] : [awsCdk(await buildAwsCdk(root, work, log))],
    ...[1, 2, 4, 8].map(copies => dotnet(`growth-${copies}`, growth, String(copies))),
    dotnet('guarded', growth, 'guarded'),
    { name: 'cdktf-tap', command: 'npx', args: [...cli, '--output', path.join(work, 'out', 'cdktf-tap')], cwd: root },
    ...['stock', 'index'].map(kind => {
      const name = `cdktf-typescript-${kind}`;
      return { name, command: 'npx', args: [...cli, '--output', path.join(work, 'out', name)], cwd: path.join(work, kind) };
    }),
  ];
  const again = await madeAgain(root, synth);
  const times = await measure(cases, Number(options.rounds), log).finally(() => fs.rmSync(changed, { force: true }));
  const functions = await measureFunctions(3 * Number(options.rounds), log);
  const suite = options['skip-suite'] ? undefined : await runSuite(root, log);
  const resources = Object.values(counts).flatMap(Object.values).reduce((sum, count) => sum + count, 0);
  const text = page({ times, functions, resources, bindings, again, suite, rounds: Number(options.rounds) });
  fs.writeFileSync(path.join(root, 'docs', 'benchmark.md'), text);
  console.log(text);
}

function awsCdk(assembly) {
  return { name: 'aws-cdk', command: 'dotnet', args: ['exec', assembly, path.join(work, 'counts.json')], cwd: work,
    env: { CDK_OUTDIR: path.join(work, 'out', 'aws-cdk'), JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' } };
}

await main().catch(error => {
  console.error(`bench: error: ${error.message}`);
  process.exitCode = 1;
});
