// The page of results: docs/benchmark.md.
import { execFileSync } from 'node:child_process';
import os from 'node:os';

const labels = {
  tap: '(a) app process: five stacks, started as cdktf does',
  'tap-changed': `(a) the same after a change of a C# file${process.env.UseSharedCompilation === 'false' ? ', compiler server off' : ''}`,
  'cdktf-tap': '(b) `cdktf synth`, whole, warm',
  'typescript-stock': '(c) TypeScript CDKTF, submodule imports, stock template (ts-node), app process',
  'typescript-compiled': '(c) TypeScript CDKTF, submodule imports, compiled, app process',
  'cdktf-typescript-stock': '(c) `cdktf synth` of the stock TypeScript template, submodule imports',
  'cdktf-typescript-index': '(c) `cdktf synth` of the stock TypeScript template, imports from the index of the provider',
  whole: '(d) the same C# program on the whole AWS binding, app process',
  'whole-tuned': "(d) the same with the runtime configuration and the jsii host of Tap's program",
  'aws-cdk': '(e) AWS CDK for C#, as many L1 resources, app process',
  'growth-1': '(f) 1 copy of all stacks', 'growth-2': '(f) 2 copies', 'growth-4': '(f) 4 copies', 'growth-8': '(f) 8 copies',
  guarded: '(g) as (f), 1 copy, with guardrails',
};

const digits = (value, count) => value === undefined ? '–' : value.toFixed(count);
const version = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' }).trim();
const row = cells => `| ${cells.join(' | ')} |`;

/** Whether a measured value keeps a goal; `undefined` when it was not measured. */
const goal = (name, value, limit, unit = '×') => row([
  name,
  `≤ ${limit} ${unit}`,
  value === undefined ? 'not measured in this run' : `${value.toFixed(2)} ${unit}`,
  value === undefined ? '–' : value <= limit ? 'met' : 'not met',
]);

/** The page as Markdown. */
export function page({ times, functions, resources, bindings, again, suite, rounds }) {
  const median = name => times.get(name)?.median;
  const ratio = (name, to) => times.has(name) && times.has(to) ? median(name) / median(to) : undefined;
  const perResource = (median('growth-8') - median('growth-1')) / (7 * resources) * 1000;
  // At most linear: the last doubling costs, for each copy, no more than the doublings before it (a fifth more is noise).
  const late = (median('growth-8') - median('growth-4')) / 4, early = (median('growth-4') - median('growth-1')) / 3;
  const guardrails = times.has('guarded') ? (median('guarded') - median('growth-1')) / median('guarded') * 100 : undefined;
  const initRatio = Math.max(...functions.map(({ packed, unbundled }) => packed.init.median / unbundled.init.median));

  return `# Benchmark

Made by \`node bench/run.mjs\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores (${os.arch()}, ${os.platform()}), \
${Math.round(os.totalmem() / 2 ** 30)} GB; .NET SDK ${version('dotnet', '--version')}, Node.js ${process.version},
cdktf-cli 0.21.0, AWS provider binding 20.1.0; ${resources} resources in five stacks. Medians of ${rounds} rounds in which all programs \
take turns, after one that does not
count. The machine is shared with other work: read figures as ratios of one page. Memory is the peak of the process tree, sampled every 50 \
ms in a run of its own
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
    goal('guardrails, of the app process (g)', guardrails, 5, '%'),
    goal('whole `cdktf synth`, to the stock TypeScript template with submodule imports', ratio('cdktf-tap', 'cdktf-typescript-stock'), 0.6),
    goal('whole `cdktf synth`, to the stock TypeScript template with imports from the index',
      ratio('cdktf-tap', 'cdktf-typescript-index'), 0.6),
    goal('growth: a copy from 4 to 8, to one from 1 to 4', late / early, 1.2),
    goal('nothing changed: files of bindings, program and packages made again', again.length, 0, 'files'),
    goal('bindings made cold, their npm packages downloaded', bindings, 60, 's'),
    goal('test suite (`dotnet test tests`, built)', suite && suite / 60, 6, 'min'),
    goal('largest zipped /tasks handler', Math.max(...functions.map(({ zipped }) => zipped)), 400, 'KB'),
    goal('slowest init of a handler, to its unbundled version', initRatio, 0.5),
  ].join('\n')}

## Functions
Node.js ${process.version}, each in a fresh process; requests against a local DynamoDB API, most of whose time is that API's. The \
unbundled version is the same handler bundled
without the AWS SDK, which is loaded from \`node_modules\`.

${row(['handler', 'zip (KB)', 'init (ms), least–most', 'unbundled init (ms)', 'warm request (ms)', 'unbundled (ms)',
    'memory (MB)', 'unbundled (MB)'])}
|---|---|---|---|---|---|---|---|
${functions.map(({ name, zipped, packed, unbundled }) => row([name, digits(zipped, 0),
    `${digits(packed.init.median, 0)}, ${digits(packed.init.least, 0)}–${digits(packed.init.most, 0)}`,
    `${digits(unbundled.init.median, 0)}, ${digits(unbundled.init.least, 0)}–${digits(unbundled.init.most, 0)}`,
    digits(packed.request.median, 1), digits(unbundled.request.median, 1), digits(packed.memory.median, 0),
    digits(unbundled.memory.median, 0)])).join('\n')}
Memory includes the client that prepares rows for the measurement; it is the same for both.

${notes}`;
}

// What no run can tell: what was tried, and what the comparisons leave out.
const notes = `## How to read it
- (c) is written from Tap's own output: the same types, counts and values. It is plain data, with no settings, checks, guardrails or \
bundled functions.
- (d) is the program on all modules of the provider, with bindings, libraries and jsii host as their packages have them, and .NET's \
default configuration, as any C# project
  of CDKTF begins. Its code is the same, its warm-up too; it is started without the launcher. The line below it has Tap's configuration of \
.NET and Tap's jsii host besides:
  what is left of the difference is the binding, and libraries that are not compiled ahead.
- (e) has as many resources in as many stacks, with fewer properties each; types without a counterpart in its program are log groups.
- (f) leaves out guardrails and the launcher. (g) has guardrails: the rules are loaded and compiled beside the synthesis, on what the last \
run has left, and then check
  what was synthesized.

Half of what is left of the app process is waiting for node: 0.15 s until it is up, 0.06 s for loading CDKTF, 0.3 s for some 1,050 \
messages, 0.17 s for CDKTF's own synth.

**The whole \`cdktf synth\` beside the stock TypeScript template with submodule imports.** \`cdktf synth\` of a program that does nothing \
takes some 2 s on a quiet machine, of
which the program can save nothing: npx, loading the CLI, four starts of \`terraform version\` and one of \`node --version\`; and while \
the program runs, the CLI takes 0.4 s
of processor time besides. The goal would leave Tap's program some 0.6 s, which is what node alone works in it. Where TypeScript imports \
from the provider's index, as it may, the
goal is kept by far.

**Bindings.** A \`using\` of a further module makes the provider's binding again, and leaves those of constructs and CDKTF as they are: \
two thirds of the time.

## What was tried
Ratios of runs in turns on a quiet machine, each with what is above it in the table.

| lever | effect on the app process | kept |
|---|---|---|
| an up-to-date check of its own (\`bindings/app.mjs\`), in place of \`dotnet run\` | \`dotnet run\` 4.23 s, the same program by \`dotnet \
exec\` 2.41 s | yes |
| property accessors marked as jsii methods (\`bindings/generate.mjs\`), \`TieredPGO\` off | on 250 resources: 5.2 → 1.9 s with reduced \
bindings | yes |
| jsii in one node process, unpacked once (\`bindings/jsii-host.cjs\`) | −11 to −15 % | yes |
| that, and jsii starts, while settings are read; a resource's type is asked for once a class | 2.41 → 1.97 s | yes |
| overrides of a class searched once, not at every construction (\`bindings/ConstructCreation.cs\`) | −26 % | yes, for the one version of \
the jsii runtime it was written for; any other does its own search |
| packages and types loaded while node starts and settings are read (\`bindings/JsiiRuntime.cs\`) | −10 % | yes |
| referenced assemblies compiled ahead, ReadyToRun (\`bindings/Startup.targets\`) | −10 %; 12 MB and 5 s at the first build | yes |
| the program itself compiled ahead | −4 % more, but 0.4 s at every build | no: it is built after every change |
| the launcher tells that functions are up to date, so that the program need not start node for it | −6 % | yes |
| reflection interpreted, not compiled (\`ForceInterpretedInvoke\`) | −6 % | yes |
| ids of constructs kept in C#, addresses and names of roles read once: 185 of 1,240 messages fewer | within the noise | yes, the code is \
no longer for it |
| no stack traces of JavaScript with tokens; the zip library, a part of CDKTF's start, loaded on use (\`bindings/jsii-host.cjs\`) | −5 to \
−10 % | yes |
| the provider's JavaScript without its source maps | modules load in 20 ms, not 36; the whole within the noise | no |
| CDKTF's JavaScript in one file (esbuild) | loads in 50 ms, not 80 | no: what runs would no longer be what is published |
| node's \`--no-opt\` | −5 % here, +13 % at eight copies | no |
| node's \`--sparkplug\`, \`--max-lazy\`, \`--max-semi-space-size\`; both processes on one core; .NET's GC settings | none, or slower | no |
| \`TieredCompilation\` off | +15 to +23 % | no |
| Node 22 or 24 with a compile cache | −2 to −8 % | set up (\`NODE_COMPILE_CACHE\`), as it costs nothing |
`;
