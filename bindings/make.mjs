// Makes the NuGet packages HashiCorp.Cdktf, HashiCorp.Cdktf.Providers.Aws and Constructs from the npm packages that the official ones
// are made from, with the same tool (jsii-pacmak), reduced to the provider's modules that the source uses. Runs before every NuGet
// restore (Directory.Build.targets) and does nothing while neither the list of modules nor a pin has changed.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate, jsiiRuntimeVersion, prepare } from './generate.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { modulesInUse } from './modules.mjs';
import { run } from './run.mjs';
import { shake } from './shake.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const output = path.join(root, '.gen', 'bindings');
const feed = path.join(output, 'feed');
const stamp = path.join(output, 'stamp');
const installed = path.join(root, '.gen', 'packages');
const npmFolder = path.join(root, '.gen', 'bindings-npm');
const work = path.join(root, '.gen', 'bindings-work');
const csharp = path.join(work, 'csharp');
const baseStamp = path.join(work, 'stamp');
const provider = '@cdktf/provider-aws';
// npm name -> NuGet id
const packages = { constructs: 'Constructs', cdktf: 'HashiCorp.Cdktf', [provider]: 'HashiCorp.Cdktf.Providers.Aws' };

const started = Date.now();
const log = message => console.error(`bindings: ${message} (${((Date.now() - started) / 1000).toFixed(1)} s)`);

const hashOf = (...parts) => parts.reduce((hash, part) => hash.update(part).update('\0'), crypto.createHash('sha256')).digest('hex');
const own = name => fs.readFileSync(path.join(here, name));
const pins = hashOf(own('package-lock.json'));
const modules = modulesInUse(root);
const makers = ['ConstructCreation.cs', 'generate.mjs', 'generated.props', 'install.mjs', 'shake.mjs', 'make.mjs'];
const base = hashOf(pins, jsiiRuntimeVersion, ...makers.map(own));
const wanted = hashOf(base, modules.join());
const read = file => fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
const upToDate = () => read(stamp) === wanted;

async function make() {
  if (upToDate()) return;
  await installNpmPackages();
  // Constructs and CDKTF do not depend on the list of modules: what was compiled of them stays, and only the provider is made again.
  // Its stamp is gone meanwhile: interrupted, the next run makes everything again.
  const keep = read(baseStamp) === base;
  for (const made of keep ? [baseStamp, path.join(csharp, packages[provider]), path.join(work, 'npm'), path.join(work, 'feed')] : [work])
    fs.rmSync(made, { recursive: true, force: true });
  await generateAll(keep ? [provider] : Object.keys(packages));
  await build();
  publish();
  fs.writeFileSync(baseStamp, base);
  log('done');
}

async function installNpmPackages() {
  const installedStamp = path.join(npmFolder, 'stamp');
  if (read(installedStamp) === pins) return;
  log('installing the npm packages they are made from');
  fs.rmSync(npmFolder, { recursive: true, force: true });
  fs.mkdirSync(npmFolder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) fs.copyFileSync(path.join(here, file), path.join(npmFolder, file));
  await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: npmFolder }).catch(error => {
    throw new Error(`npm could not install the packages pinned in bindings/package-lock.json: ${error.message}\n` +
      'Node.js with npm and access to an npm registry are needed once; ' +
      'or set TAP_OFFICIAL_BINDINGS=true where a NuGet feed serves the official packages.');
  });
  fs.writeFileSync(installedStamp, pins);
}

async function generateAll(names) {
  log(`generating C# for ${modules.length} modules of the AWS provider`);
  const npm = path.join(npmFolder, 'node_modules');
  const shaken = path.join(work, 'npm', 'node_modules');
  shake(path.join(npm, provider), path.join(shaken, provider), modules);
  for (const name of ['constructs', 'cdktf']) fs.symlinkSync(path.join(npm, name), path.join(shaken, name), 'junction');
  const folderOf = name => path.join(name.startsWith('@') ? shaken : npm, name);
  await Promise.all(names.map(name => generate(npmFolder, folderOf(name), csharp)));
  prepare(csharp, names.map(name => packages[name]));
}

async function build() {
  log('compiling them');
  // What the outer MSBuild put into the environment (its SDK, its loggers) is meant for itself alone.
  const env = Object.fromEntries(Object.entries(process.env)
    .filter(([name]) => !/^(MSBUILD|DOTNET_HOST_PATH|DOTNET_CLI_CONTEXT)/i.test(name)));
  await run('dotnet', ['build', path.join(csharp, packages[provider]), '-c', 'Release', '-nologo', '-v:quiet', '-nodeReuse:false',
    `-p:PackageOutputPath=${path.join(work, 'feed')}`], { cwd: csharp, env });
}

// The stamp goes first and comes back last: interrupted in between, the next run makes them again.
function publish() {
  fs.rmSync(stamp, { force: true });
  fs.rmSync(feed, { recursive: true, force: true });
  fs.mkdirSync(output, { recursive: true });
  fs.renameSync(path.join(work, 'feed'), feed);
  const { packages: locked } = JSON.parse(own('package-lock.json'));
  for (const [name, id] of Object.entries(packages)) {
    const { version, integrity } = locked[`node_modules/${name}`];
    install({ id, version, feed, project: path.join(csharp, id), contentHash: integrity.replace('sha512-', ''), to: installed });
  }
  fs.writeFileSync(stamp, wanted);
}

if (!upToDate())
  await withLock(path.join(root, '.gen', 'bindings.lock'), make, log).catch(error => {
    console.error(`bindings: error: ${error.message}`);
    process.exitCode = 1;
  });
