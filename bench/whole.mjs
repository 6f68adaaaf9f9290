// The program on the whole AWS binding, as the official package has it: all 1,500 modules, and all code as jsii-pacmak writes it.
// Minutes of work once, kept below .gen/bench-whole for as long as the pins stay the same.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { generate, prepare } from '../bindings/generate.mjs';
import { run } from '../bindings/run.mjs';

const assemblies = ['Constructs.dll', 'HashiCorp.Cdktf.dll', 'HashiCorp.Cdktf.Providers.Aws.dll'];

/**
 * Writes the program as one has it without Tap's work on the bindings: on the whole binding, with its libraries as NuGet brings them and
 * the runtime's default configuration; to be run with jsii's own host. `tuned` leaves it the configuration that Tap's program has. Returns
 * the path of its assembly.
 */
export async function programOnWholeBinding(root, built, to, { tuned }, log) {
  const binding = await wholeBinding(root, log);
  fs.rmSync(to, { recursive: true, force: true });
  fs.cpSync(built, to, { recursive: true });
  const { targets, libraries, project } = JSON.parse(fs.readFileSync(path.join(root, 'obj', 'project.assets.json'), 'utf8'));
  for (const [library, { runtime = {} }] of Object.values(targets).flatMap(Object.entries))
    for (const file of libraries[library].type === 'package' ? Object.keys(runtime) : [])
      fs.copyFileSync(path.join(project.restore.packagesPath, libraries[library].path, file), path.join(to, path.basename(file)));
  for (const assembly of assemblies) fs.copyFileSync(path.join(binding, assembly), path.join(to, assembly));
  if (!tuned) useDefaultConfiguration(path.join(to, 'Tap.Cdktf.runtimeconfig.json'));
  return path.join(to, 'Tap.Cdktf.dll');
}

function useDefaultConfiguration(file) {
  const config = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const name of ['System.Runtime.TieredPGO', 'Switch.System.Reflection.ForceInterpretedInvoke']) {
    if (!(name in config.runtimeOptions.configProperties)) throw new Error(`${file} has no ${name}: is it still Tap's configuration?`);
    delete config.runtimeOptions.configProperties[name];
  }
  fs.writeFileSync(file, JSON.stringify(config));
}

/** Makes the whole binding unless it is there; returns the folder with its assemblies. */
async function wholeBinding(root, log) {
  const lock = fs.readFileSync(path.join(root, 'bindings', 'package-lock.json'));
  const pins = crypto.createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const folder = path.join(root, '.gen', 'bench-whole', pins);
  if (assemblies.every(assembly => fs.existsSync(path.join(folder, assembly)))) return folder;
  log('generating the whole binding (minutes)');
  const work = `${folder}.work`;
  fs.rmSync(work, { recursive: true, force: true });
  const npm = path.join(root, '.gen', 'bindings-npm');
  await Promise.all(['constructs', 'cdktf', '@cdktf/provider-aws'].map(name => generate(npm, path.join(npm, 'node_modules', name), work)));
  prepare(work, assemblies.map(assembly => path.parse(assembly).name), { asGenerated: true });
  log('compiling the whole binding (minutes)');
  const project = path.join(work, 'HashiCorp.Cdktf.Providers.Aws');
  await run('dotnet', ['build', project, '-c', 'Release', '-nologo', '-v:quiet', '-nodeReuse:false', '-p:GeneratePackageOnBuild=false'],
    { cwd: work });
  fs.mkdirSync(folder, { recursive: true });
  for (const assembly of assemblies)
    fs.copyFileSync(path.join(project, 'bin', 'Release', 'net10.0', assembly), path.join(folder, assembly));
  fs.rmSync(work, { recursive: true, force: true });
  return folder;
}
