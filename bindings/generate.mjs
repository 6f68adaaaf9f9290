// From npm packages to C# projects: jsii-pacmak writes them, this turns them into what builds here and loads fast.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const versions = fs.readFileSync(path.join(path.dirname(here), 'Directory.Packages.props'));
const creationIsFor = '1.140.0'; // Amazon.JSII.Runtime whose internals ConstructCreation.cs was written for

/** The version of Amazon.JSII.Runtime that generated projects are compiled with. */
export const jsiiRuntimeVersion = /Include="Amazon.JSII.Runtime" Version="([^"]+)"/.exec(versions)[1];

// Beside generated projects: the repository's own settings must stay away from them.
const settings = {
  'Directory.Build.props': fs.readFileSync(path.join(here, 'generated.props')),
  'Directory.Build.targets': Buffer.from('<Project />\n'),
  'Directory.Packages.props': versions,
};

/** Runs `jsii-pacmak -t dotnet` on an npm package folder; its C# project appears below `to`. */
export async function generate(npmFolder, packageFolder, to) {
  const pacmak = path.join(npmFolder, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');
  const options = ['-t', 'dotnet', '--code-only', '--no-npmignore', '--no-fingerprint', '--force-subdirectory=false', '-o', to];
  await run(process.execPath, [pacmak, ...options, packageFolder], {
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
}

/**
 * Prepares newly generated projects below `folder`: they reference each other as projects, so that one build makes all, target
 * the framework at hand, have build settings of their own, and, unless `asGenerated`, their accessors are marked as jsii methods and
 * constructs are made by ConstructCreation.cs.
 */
export function prepare(folder, generated, { asGenerated = false } = {}) {
  for (const [name, content] of Object.entries(settings)) writeIfChanged(path.join(folder, name), content);
  const projects = fs.readdirSync(folder).filter(name => fs.existsSync(path.join(folder, name, `${name}.csproj`)));
  for (const project of generated) {
    const file = path.join(folder, project, `${project}.csproj`);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8')
      .replace(/<TargetFramework>[^<]*</, '<TargetFramework>net10.0<')
      .replace(/<PackageReference Include="([^"]+)" Version="[^"]*" \/>/g, (reference, id) =>
        projects.includes(id) ? `<ProjectReference Include="../${id}/${id}.csproj" />` : `<PackageReference Include="${id}" />`));
    if (!asGenerated) markAccessors(path.join(folder, project));
  }
  if (!asGenerated && generated.includes('Constructs') && jsiiRuntimeVersion === creationIsFor)
    replaceCreation(path.join(folder, 'Constructs'));
}

// MSBuild compiles again whatever is older than these files.
function writeIfChanged(file, content) {
  if (!fs.existsSync(file) || !fs.readFileSync(file).equals(content)) fs.writeFileSync(file, content);
}

// All constructs derive from Construct: it is made by ConstructCreation.cs, in place of the runtime's DeputyBase.
function replaceCreation(folder) {
  const file = path.join(folder, 'Constructs', 'Construct.cs');
  let source = fs.readFileSync(file, 'utf8');
  for (const [theirs, ours] of [
    [/: base\(_MakeDeputyProps\(scope, id\)\)/, ': this(_MakeDeputyProps(scope, id))'],
    [/(protected Construct\(DeputyProps props\): base\()props\)\s*\{/,
      '$1ConstructCreation.Unmade)\n        {\n            ConstructCreation.Create(this, props.Arguments);'],
  ]) {
    if (!theirs.test(source))
      throw new Error(`jsii-pacmak writes Construct.cs differently now: ${theirs} is not in it. bindings/generate.mjs must follow.`);
    source = source.replace(theirs, ours);
  }
  fs.writeFileSync(file, source);
  fs.copyFileSync(path.join(here, 'ConstructCreation.cs'), path.join(folder, 'ConstructCreation.cs'));
}

// At every construction the jsii runtime looks at each method of the type for an override of a jsii method. A property accessor
// is a method too, and without an attribute of its own the search goes through all base types and interfaces of the type.
// Marked, it is passed over at once; see docs/benchmark.md for what that saves.
function markAccessors(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.cs')) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const source = fs.readFileSync(file, 'utf8');
    const marked = source.replace(/^( +)(get => GetInstanceProperty<|set => SetInstanceProperty\()/gm,
      (_, indent, accessor) => `${indent}[JsiiMethod(name: "$${accessor.slice(0, 3)}")] ${accessor}`);
    if (marked !== source) fs.writeFileSync(file, marked);
  }
}
