// The program on the whole AWS binding, as the official package has it: all 1,500 modules, and all code as jsii-pacmak writes it.
// Minutes of work once, kept below .gen/bench-whole for as long as the pins stay the same.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { generate, prepare } from '../bindings/generate.mjs';
import { run } from '../bindings/run.mjs';

const cached = 'HashiCorp.Cdktf.Providers.Aws.dll';

/** Makes the whole binding unless it is there; returns the folder with its assembly. */
export async function wholeBinding(root, log) {
  const pins = crypto.createHash('sha256').update(fs.readFileSync(path.join(root, 'bindings', 'package-lock.json'))).digest('hex').slice(0, 16);
  const folder = path.join(root, '.gen', 'bench-whole', pins);
  if (fs.existsSync(path.join(folder, cached))) return folder;
  log('generating the whole binding (minutes)');
  const work = `${folder}.work`;
  fs.rmSync(work, { recursive: true, force: true });
  const npm = path.join(root, '.gen', 'bindings-npm');
  await Promise.all(['constructs', 'cdktf', '@cdktf/provider-aws'].map(name => generate(npm, path.join(npm, 'node_modules', name), work)));
  prepare(work, { asGenerated: true });
  fs.copyFileSync(path.join(root, 'bindings', 'generated.props'), path.join(work, 'Directory.Build.props'));
  fs.writeFileSync(path.join(work, 'Directory.Build.targets'), '<Project />\n');
  fs.copyFileSync(path.join(root, 'Directory.Packages.props'), path.join(work, 'Directory.Packages.props'));
  log('compiling the whole binding (minutes)');
  const project = path.join(work, 'HashiCorp.Cdktf.Providers.Aws');
  await run('dotnet', ['build', project, '-c', 'Release', '-nologo', '-v:quiet', '-nodeReuse:false', '-p:GeneratePackageOnBuild=false'], { cwd: work });
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(project, 'bin', 'Release', 'net10.0', cached), path.join(folder, cached));
  fs.rmSync(work, { recursive: true, force: true });
  return folder;
}
