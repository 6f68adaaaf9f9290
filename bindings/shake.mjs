// A copy of the AWS provider's npm package reduced to some of its modules. The whole one has a type manifest of
// 120 MB and 1,500 modules, which every run of a program on it would have to load.
import fs from 'node:fs';
import path from 'node:path';

/**
 * Writes the npm package `from`, reduced to `modules` (Pascal case, as C# namespaces end), into the folder `to`.
 * Throws when the package has no such module.
 */
export function shake(from, to, modules) {
  const manifest = JSON.parse(fs.readFileSync(path.join(from, '.jsii'), 'utf8'));
  const folders = foldersOf(manifest, modules);
  manifest.submodules = pick(manifest.submodules, fqn => folders.has(fqn.slice(manifest.name.length + 1)));
  manifest.types = pick(manifest.types, (_, type) => folders.has(type.namespace));
  delete manifest.readme;

  fs.mkdirSync(path.join(to, 'lib'), { recursive: true });
  for (const folder of folders.values()) fs.cpSync(path.join(from, 'lib', folder), path.join(to, 'lib', folder), { recursive: true });
  fs.writeFileSync(path.join(to, '.jsii'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(to, 'lib', 'index.js'), indexOf(folders));
  for (const file of ['package.json', 'LICENSE']) fs.copyFileSync(path.join(from, file), path.join(to, file));
}

function foldersOf(manifest, modules) {
  const known = new Map(Object.entries(manifest.submodules).map(([fqn, submodule]) => {
    const name = fqn.slice(manifest.name.length + 1);
    return [name[0].toUpperCase() + name.slice(1), [name, submodule.symbolId.split('/')[1]]];
  }));
  const unknown = modules.filter(module => !known.has(module));
  if (unknown.length > 0)
    throw new Error(`${manifest.name} ${manifest.version} has no module for: ` +
      `${unknown.map(m => `HashiCorp.Cdktf.Providers.Aws.${m}`).join(', ')}. ` +
      'A module is named after its Terraform resource: aws_s3_bucket is in HashiCorp.Cdktf.Providers.Aws.S3Bucket.');
  return new Map(modules.map(module => known.get(module)));
}

const pick = (object, keep) => Object.fromEntries(Object.entries(object).filter(([key, value]) => keep(key, value)));

// Getters, so that a program loads only the modules whose types it makes.
const indexOf = folders => '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n' +
  [...folders]
    .map(([name, folder]) => `Object.defineProperty(exports, "${name}", { enumerable: true, get: () => require("./${folder}") });\n`)
    .join('');
