// AWS CDK for C#, the peer of bench/AwsCdk: its NuGet package needs a Constructs that feeds may not serve, so it is made from npm first.
import fs from 'node:fs';
import path from 'node:path';
import { generate, prepare } from '../bindings/generate.mjs';
import { run } from '../bindings/run.mjs';

/** Builds the program; returns the path of its assembly. `npm` is the folder with the installed packages of the benchmark. */
export async function buildAwsCdk(root, npm, log) {
  const feed = path.join(npm, 'feed');
  if (!fs.existsSync(feed)) await makeConstructs(root, npm, feed);
  log('building the AWS CDK program');
  const project = path.join(root, 'bench', 'AwsCdk');
  await run('dotnet', ['build', project, '-c', 'Release', '-nologo', '-v:quiet', '-nodeReuse:false'], { cwd: root });
  return path.join(project, 'bin', 'Release', 'net10.0', 'Tap.Bench.AwsCdk.dll');
}

async function makeConstructs(root, npm, feed) {
  const work = path.join(npm, 'work-constructs');
  fs.rmSync(work, { recursive: true, force: true });
  const constructs = path.join(npm, 'node_modules', 'constructs-of-aws-cdk');
  await generate(path.join(root, '.gen', 'bindings-npm'), constructs, path.join(work, 'csharp'));
  const project = path.join(work, 'csharp', 'Constructs');
  prepare(path.join(work, 'csharp'), ['Constructs'], { asGenerated: true });
  await run('dotnet', ['build', project, '-c', 'Release', '-nologo', '-v:quiet', '-nodeReuse:false',
    `-p:PackageOutputPath=${path.join(work, 'feed')}`], { cwd: path.join(work, 'csharp') });
  fs.renameSync(path.join(work, 'feed'), feed);
  fs.rmSync(work, { recursive: true, force: true });
}
