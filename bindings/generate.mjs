// From npm packages to C# projects: jsii-pacmak writes them, this turns them into what builds here and loads fast.
import fs from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** Runs `jsii-pacmak -t dotnet` on an npm package folder; its C# project appears below `to`. */
export async function generate(npmFolder, packageFolder, to) {
  const pacmak = path.join(npmFolder, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');
  await run(process.execPath, [pacmak, '-t', 'dotnet', '--code-only', '--no-npmignore', '--no-fingerprint', '--force-subdirectory=false', '-o', to, packageFolder], {
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
  });
}

/**
 * Prepares the generated projects below `folder`: they reference each other as projects, so that one build makes all, target
 * the framework at hand, and their accessors are marked as jsii methods unless `mark` is false.
 */
export function prepare(folder, { mark = true } = {}) {
  const projects = fs.readdirSync(folder).filter(name => fs.existsSync(path.join(folder, name, `${name}.csproj`)));
  for (const project of projects) {
    const file = path.join(folder, project, `${project}.csproj`);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8')
      .replace(/<TargetFramework>[^<]*</, '<TargetFramework>net10.0<')
      .replace(/<PackageReference Include="([^"]+)" Version="[^"]*" \/>/g, (reference, id) =>
        projects.includes(id) ? `<ProjectReference Include="../${id}/${id}.csproj" />` : `<PackageReference Include="${id}" />`));
    if (mark) markAccessors(path.join(folder, project));
  }
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
