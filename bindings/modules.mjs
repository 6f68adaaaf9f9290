// Which modules of the provider the C# source uses: the list comes from the source, so nobody maintains it.
import fs from 'node:fs';
import path from 'node:path';

const sourceFolders = ['Stacks', 'Constructs', 'examples', 'tests', 'bench'];
const moduleReference = /\bHashiCorp\.Cdktf\.Providers\.Aws\.([A-Z][A-Za-z0-9]*)/g;
const notSource = new Set(['bin', 'obj', 'node_modules', '.gen', 'cdktf.out']);

/** Every C# file of the project, except what a build made. */
export function* sourceFiles(root) {
  for (const entry of fs.readdirSync(root, { withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.cs')) yield path.join(root, entry.name);
  for (const folder of sourceFolders) yield* filesBelow(path.join(root, folder));
}

/** Every C# file below a folder, except what a build made; none when there is no such folder. */
export function* filesBelow(folder) {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory() && !notSource.has(entry.name)) yield* filesBelow(full);
    else if (entry.isFile() && entry.name.endsWith('.cs')) yield full;
  }
}

/**
 * The last parts of all namespaces `HashiCorp.Cdktf.Providers.Aws.X` that the source names, sorted.
 * `Provider` is always among them: no stack works without it.
 */
export function modulesInUse(root) {
  const found = new Set(['Provider']);
  for (const file of sourceFiles(root))
    for (const [, module] of fs.readFileSync(file, 'utf8').matchAll(moduleReference)) found.add(module);
  return [...found].sort();
}
