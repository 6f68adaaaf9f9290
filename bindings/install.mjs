// Puts a package that was made here into the NuGet packages folder, laid out as NuGet itself does it.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Installs package `id` from its built `project` folder and its .nupkg in `feed` below the packages folder `to`, replacing what is there.
 *
 * A compiled package differs from machine to machine, so a hash of it could not stand in a committed lock file. `contentHash` is
 * recorded instead: the SHA-512 of the npm package that it was made from, which is the same everywhere and is what is really pinned.
 */
export function install({ id, version, feed, project, contentHash, to }) {
  const folder = path.join(to, id.toLowerCase());
  fs.rmSync(folder, { recursive: true, force: true });
  const content = path.join(folder, version);
  const library = path.join(content, 'lib', 'net10.0');
  fs.mkdirSync(library, { recursive: true });

  const nupkg = `${id}.${version}.nupkg`.toLowerCase();
  fs.copyFileSync(path.join(project, 'bin', 'Release', 'net10.0', `${id}.dll`), path.join(library, `${id}.dll`));
  fs.copyFileSync(path.join(project, 'obj', 'Release', `${id}.${version}.nuspec`), path.join(content, `${id.toLowerCase()}.nuspec`));
  fs.copyFileSync(path.join(feed, `${id}.${version}.nupkg`), path.join(content, nupkg));
  const sha512 = crypto.createHash('sha512').update(fs.readFileSync(path.join(content, nupkg))).digest('base64');
  fs.writeFileSync(path.join(content, `${nupkg}.sha512`), sha512);
  fs.writeFileSync(path.join(content, '.nupkg.metadata'), JSON.stringify({ version: 2, contentHash, source: null }, null, 2));
}
