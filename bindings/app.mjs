// Runs the program, built when it has to be: what `app` of cdktf.json starts. `dotnet run` asks MSBuild at every start whether anything has
// changed, which takes longer than most synths; comparing a hash of what goes into the build with that of the last one takes a moment.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { filesBelow } from './modules.mjs';
import { hashOfSources } from '../functions/build/sources.mjs';
import { isUpToDate as functionsAreUpToDate, packagesFolder } from '../functions/build/stamp.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const output = path.join(root, 'bin', 'Release', 'net10.0');
const program = path.join(output, 'Tap.Cdktf.dll');
const stamp = path.join(root, '.gen', 'app.json');
const bindingsStamp = path.join(root, '.gen', 'bindings', 'stamp');
const buildFile = /\.(cs|csproj|props|targets|config)$|^(global\.json|packages\.lock\.json|\.editorconfig)$/;

const log = message => console.error(`app: ${message}`);
const namesIn = folder => fs.readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => path.join(folder, entry.name));

/** A hash of everything written by hand that decides what the build makes: contents, not times, so that another branch is noticed too. */
function hashOfInputs() {
  const files = [
    ...namesIn(root).filter(file => buildFile.test(path.basename(file))),
    ...namesIn(here),
    ...['Guardrails', 'Constructs', 'Stacks'].flatMap(folder => [...filesBelow(path.join(root, folder))]),
  ].sort();
  const hash = crypto.createHash('sha256').update(process.env.TAP_OFFICIAL_BINDINGS ?? '');
  for (const file of files) hash.update(`\0${file}\0`).update(fs.readFileSync(file));
  return hash.digest('hex');
}

/** What builds have made, so that a file deleted there, another build into the same folder or other bindings are noticed. */
const outputs = () => fs.existsSync(program)
  ? [...namesIn(output), ...fs.existsSync(bindingsStamp) ? [bindingsStamp] : []].sort().map(file => {
    const { size, mtimeMs } = fs.statSync(file);
    return [path.basename(file), size, mtimeMs].join();
  }).join('\n')
  : '';

function isUpToDate() {
  try {
    const built = JSON.parse(fs.readFileSync(stamp, 'utf8'));
    return built.outputs !== '' && built.inputs === hashOfInputs() && built.outputs === outputs();
  } catch {
    return false; // no stamp, or half of one
  }
}

async function build() {
  if (isUpToDate()) return 0; // another start has built it meanwhile
  log('building the program');
  fs.rmSync(stamp, { force: true });
  const inputs = hashOfInputs(); // before it, so that a change while it runs is noticed by the next start
  // Style and documentation are for the tests' build and the editor; a synth waits only for the compiler.
  const status = await dotnet(['build', path.join(root, 'Tap.Cdktf.csproj'), '-c', 'Release', '-nologo', '-tl:off', '-v:minimal',
    '-p:RunAnalyzers=false', '-p:EnforceCodeStyleInBuild=false', '-p:GenerateDocumentationFile=false'], showFailure);
  if (status === 0) fs.writeFileSync(stamp, JSON.stringify({ inputs, outputs: outputs() }));
  return status;
}

/** Starts `dotnet`; returns its exit code, or 127 when there is none. */
function dotnet(args, watch) {
  return new Promise(resolve => {
    const child = spawn('dotnet', args, { cwd: root, stdio: watch ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const forward = ['SIGINT', 'SIGTERM', 'SIGHUP'].map(signal => [signal, () => child.kill(signal)]);
    for (const [signal, handler] of forward) process.on(signal, handler);
    watch?.(child);
    child.on('error', error => {
      log(`error: 'dotnet' cannot be started: ${error.message}. Install the .NET 10 SDK.`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      for (const [name, handler] of forward) process.off(name, handler);
      resolve(code ?? 128 + os.constants.signals[signal]);
    });
  });
}

/** Shows how far the bindings are while it runs, and everything when it has failed. */
function showFailure(child) {
  let text = '';
  const read = chunk => {
    text += chunk;
    for (const line of String(chunk).split('\n')) if (/^\s*bindings: /.test(line)) console.error(line.trim());
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  child.on('close', code => { if (code !== 0) console.error(text.trim()); });
}

/** Builds the program when it has to be; returns an exit code. */
async function prepare() {
  if (isUpToDate()) return 0;
  try {
    return await withLock(path.join(root, '.gen', 'app.lock'), build, log);
  } catch (error) {
    log(`error: ${error.message}`);
    return 1;
  }
}

/**
 * Removes what an earlier run has left: it is not what was asked for. The program does so itself (OutputFolder.cs), but not when it cannot
 * be built or is killed. A program that has run has also written the reports, which say why nothing may be deployed.
 */
function clearOutput({ keepReports }) {
  const output = process.env.CDKTF_OUTDIR || 'cdktf.out';
  const stacks = path.join(output, 'stacks');
  if (!keepReports) for (const kind of ['txt', 'json', 'sarif']) fs.rmSync(path.join(output, `guardrails.${kind}`), { force: true });
  fs.rmSync(path.join(output, 'manifest.json'), { force: true });
  for (const stack of fs.existsSync(stacks) ? fs.readdirSync(stacks) : [])
    fs.rmSync(path.join(stacks, stack, 'cdk.tf.json'), { force: true });
}

process.exitCode = await prepare();
const isBuilt = process.exitCode === 0;
if (isBuilt) {
  // Otherwise the program would start a node of its own to find that out (Constructs/Hosting/FunctionBundler.cs).
  process.env.TAP_FUNCTIONS_UP_TO_DATE = String(await functionsAreUpToDate(packagesFolder, await hashOfSources()));
  process.exitCode = await dotnet(['exec', program, ...process.argv.slice(2)]);
}
if (process.exitCode !== 0) clearOutput({ keepReports: isBuilt && process.exitCode === 1 });
