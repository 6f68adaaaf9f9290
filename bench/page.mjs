// The page of results: docs/benchmark.md.
import { execFileSync } from 'node:child_process';
import os from 'node:os';

const labels = {
  tap: '(a) app process: five stacks, started as cdktf does',
  'cdktf-tap': '(b) `cdktf synth`, whole, warm',
  'typescript-stock': '(c) TypeScript CDKTF, submodule imports, stock template (ts-node), app process',
  'typescript-compiled': '(c) TypeScript CDKTF, submodule imports, compiled, app process',
  'cdktf-typescript': '(c) `cdktf synth` of the stock TypeScript template',
  whole: '(d) the same C# program on the whole AWS binding, app process',
  'aws-cdk': '(e) AWS CDK for C#, as many L1 resources, app process',
  'growth-1': '(f) 1 copy of all stacks', 'growth-2': '(f) 2 copies', 'growth-4': '(f) 4 copies', 'growth-8': '(f) 8 copies',
};

const digits = (value, count) => value === undefined ? '–' : value.toFixed(count);
const version = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' }).trim();
const row = cells => `| ${cells.join(' | ')} |`;

/** Whether a measured value keeps a goal; `undefined` when it was not measured. */
const goal = (name, value, limit, unit = '×') => row([name, `≤ ${limit} ${unit}`, value === undefined ? 'not measured in this run' : `${value.toFixed(2)} ${unit}`,
  value === undefined ? '–' : value <= limit ? 'met' : 'not met']);

/** The page as Markdown. */
export function page({ times, functions, resources, rounds }) {
  const median = name => times.get(name)?.median;
  const ratio = (name, to) => times.has(name) && times.has(to) ? median(name) / median(to) : undefined;
  const perResource = (median('growth-8') - median('growth-1')) / (7 * resources) * 1000;
  // At most linear: the last doubling costs, for each copy, no more than the doublings before it (a fifth more is noise).
  const late = (median('growth-8') - median('growth-4')) / 4, early = (median('growth-4') - median('growth-1')) / 3;
  const initRatio = Math.max(...functions.map(({ packed, unbundled }) => packed.init.median / unbundled.init.median));

  return `# Benchmark

Made by \`node bench/run.mjs\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores (${os.arch()}, ${os.platform()}), ${Math.round(os.totalmem() / 2 ** 30)} GB; .NET SDK ${version('dotnet', '--version')}, Node.js ${process.version},
cdktf-cli 0.21.0, AWS provider binding 20.1.0; ${resources} resources in five stacks. Medians of ${rounds} rounds in which all programs take turns, after one that does not
count. The machine is shared with other work: read figures as ratios of one page. Memory is the peak of the process tree, sampled every 50 ms in a run of its own
(pages that processes share count for each).

## Synth
${row(['program', 'median (s)', 'least–most (s)', 'memory (MB)'])}
|---|---|---|---|
${[...Object.keys(labels)].filter(name => times.has(name)).map(name => {
    const { median: middle, least, most, memory } = times.get(name);
    return row([labels[name], digits(middle, 2), `${digits(least, 2)}–${digits(most, 2)}`, digits(memory, 0)]);
  }).join('\n')}

## Goals
${row(['goal', 'limit', 'measured', 'verdict'])}
|---|---|---|---|
${[
    goal('app process, to C# on the whole binding (d)', ratio('tap', 'whole'), 0.25),
    goal('app process, to AWS CDK for C# (e)', ratio('tap', 'aws-cdk'), 0.5),
    goal('app process, to the ts-node template (c)', ratio('tap', 'typescript-stock'), 1),
    goal('each further resource (f)', perResource, 2, 'ms'),
    goal('whole `cdktf synth`, to the stock TypeScript template', ratio('cdktf-tap', 'cdktf-typescript'), 0.6),
    goal('growth: a copy from 4 to 8, to one from 1 to 4', late / early, 1.2),
    goal('largest zipped /tasks handler', Math.max(...functions.map(({ zipped }) => zipped)), 400, 'KB'),
    goal('slowest init of a handler, to its unbundled version', initRatio, 0.5),
  ].join('\n')}

## Functions
Node.js ${process.version}, each in a fresh process; requests against a local DynamoDB API, most of whose time is that API's. The unbundled version is the same handler bundled
without the AWS SDK, which is loaded from \`node_modules\`.

${row(['handler', 'zip (KB)', 'init (ms), least–most', 'unbundled init (ms)', 'warm request (ms)', 'unbundled (ms)', 'memory (MB)', 'unbundled (MB)'])}
|---|---|---|---|---|---|---|---|
${functions.map(({ name, zipped, packed, unbundled }) => row([name, digits(zipped, 0),
    `${digits(packed.init.median, 0)}, ${digits(packed.init.least, 0)}–${digits(packed.init.most, 0)}`,
    `${digits(unbundled.init.median, 0)}, ${digits(unbundled.init.least, 0)}–${digits(unbundled.init.most, 0)}`,
    digits(packed.request.median, 1), digits(unbundled.request.median, 1), digits(packed.memory.median, 0), digits(unbundled.memory.median, 0)])).join('\n')}
Memory includes the client that prepares rows for the measurement; it is the same for both.

${notes}`;
}

// What no run can tell: what was tried, and what the comparisons leave out.
const notes = `## How to read it
- (c) is written from Tap's own output: the same types, counts and values. It is plain data, with no settings, checks, guardrails or bundled functions.
- (d) keeps Tap's launcher, its one-process jsii host and TieredPGO off; only the binding differs (all modules, accessors unmarked). The comparison is in (d)'s favour.
- (e) has as many resources in as many stacks, with fewer properties each; types without a counterpart in its program are log groups.
- (f) leaves out guardrails and the launcher.

Goals of the app process and the whole synth that are not met: in a profile, 40 % of the time goes into waiting for node (some 1,300 messages, half of them reads of
properties) and 25 % into the search for overrides at each construction. Fewer reads, ReadyToRun and that search are what is left to gain.

## What was tried
| lever | effect on the app process | kept |
|---|---|---|
| an up-to-date check of its own (\`bindings/app.mjs\`), in place of \`dotnet run\` | \`dotnet run\` 4.23 s, the same program by \`dotnet exec\` 2.41 s; the check itself is within the noise | yes |
| jsii in one node process, unpacked once (\`bindings/jsii-host.cjs\`) | −11 to −15 % | yes |
| that, and jsii starts, and functions are checked, while settings are read; a resource's type is asked for once a class | 2.41 → 1.97 s | yes |
| property accessors marked as jsii methods, \`TieredPGO\` off | see \`bindings/generate.mjs\`; measured before this page on 250 resources: 5.2 → 1.9 s with reduced bindings | yes |
| ReadyToRun of bindings, jsii runtime, Newtonsoft.Json and app | −9 to −12 % | no: it needs a platform-specific restore (the lock file changes with the platform) and a compiler package at the first synth |
| \`TieredCompilation\` off | +23 % wall, CPU time the same | no |
| Node 22 with a compile cache | within the noise | set up (\`NODE_COMPILE_CACHE\`), as it costs nothing |
| the walk over overrides that the jsii runtime does at each construction, once a class (about 0.5 s of 2.2 s in a profile) | not built | no: it reaches into internals of \`Amazon.JSII.Runtime\` |
`;
