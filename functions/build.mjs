#!/usr/bin/env node
/**
 * Makes the deployment package of every function: `node build.mjs [--out <folder>]`.
 *
 * Each `<system>/<function>/index.ts` beside this file becomes `<out>/<system>/<function>.zip`, holding one `index.js` whose handler is
 * `index.handler`. The default `<out>` is `../.gen/functions`. With nothing changed since the last run, nothing is installed, loaded or
 * written. Exit code 1, with one message on stderr, when a package cannot be made.
 */
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { BuildError } from "./build/buildError.mjs";
import { writeAtomically } from "./build/files.mjs";
import { withLock } from "../bindings/lock.mjs";
import { installPackages } from "./build/packages.mjs";
import { functionNames, hashOfSources, lockFile } from "./build/sources.mjs";
import { isUpToDate, packagesFolder, readStamp, sha256, writeStamp } from "./build/stamp.mjs";

function outputFolder() {
  try {
    const { values } = parseArgs({ options: { out: { type: "string" } } });
    return resolve(values.out ?? packagesFolder);
  } catch (error) {
    throw new BuildError(`${error.message}. Usage: node build.mjs [--out <folder>]`);
  }
}

async function buildAll(out, sources) {
  await installPackages();
  const { makePackage } = await import("./build/package.mjs");
  const { packages: before = {} } = await readStamp(out);

  const made = await Promise.all((await functionNames()).map(async (name) => {
    const start = performance.now();
    const zip = await makePackage(name);
    await writeAtomically(join(out, `${name}.zip`), zip);
    console.error(`functions: ${name}.zip ${Math.ceil(zip.length / 1024)} KB in ${Math.round(performance.now() - start)} ms`);
    return [`${name}.zip`, sha256(zip)];
  }));
  const packages = Object.fromEntries(made);
  const orphans = Object.keys(before).filter((file) => !(file in packages));
  await Promise.all(orphans.map((file) => rm(join(out, file), { force: true })));
  // Last, so that an interrupted build is done again.
  await writeStamp(out, sources, packages);
}

async function main() {
  const out = outputFolder();
  if (await isUpToDate(out, await hashOfSources())) return;
  await withLock(lockFile, async () => {
    // Hashed again: another build may have finished, or a source may have changed, while this one waited.
    const sources = await hashOfSources();
    if (!(await isUpToDate(out, sources))) await buildAll(out, sources);
  });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof BuildError ? `functions: ${error.message}` : error);
  process.exitCode = 1;
}
