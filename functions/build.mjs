#!/usr/bin/env node
/**
 * Makes the deployment package of every function: `node build.mjs [--out <folder>]`.
 *
 * Each folder beside this file with an `index.ts` becomes `<out>/<folder>.zip`, holding one `index.js` whose handler
 * is `index.handler`. The default `<out>` is `../.gen/functions`. With nothing changed since the last run, nothing is
 * installed, loaded or written. Exit code 1, with one message on stderr, when a package cannot be made.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { BuildError } from "./build/buildError.mjs";
import { readIfPresent, writeAtomically } from "./build/files.mjs";
import { withLock } from "../bindings/lock.mjs";
import { installPackages } from "./build/packages.mjs";
import { functionNames, functionsFolder, hashOfSources, lockFile } from "./build/sources.mjs";

const stampName = "stamp.json";

function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}

function outputFolder() {
  try {
    const { values } = parseArgs({ options: { out: { type: "string" } } });
    return resolve(values.out ?? join(functionsFolder, "..", ".gen", "functions"));
  } catch (error) {
    throw new BuildError(`${error.message}. Usage: node build.mjs [--out <folder>]`);
  }
}

/** The stamp of the last build in `out`, or an empty one when there is none that can be read. */
async function readStamp(out) {
  try {
    return JSON.parse((await readIfPresent(join(out, stampName))) ?? "{}");
  } catch {
    return {};
  }
}

/** Whether `out` holds exactly what a build of `sources` would write; a package changed by hand is built again. */
async function isUpToDate(out, sources) {
  const stamp = await readStamp(out);
  if (stamp.sources !== sources) return false;
  const checks = Object.entries(stamp.packages).map(async ([file, hash]) => {
    const content = await readIfPresent(join(out, file));
    return content !== undefined && sha256(content) === hash;
  });
  return (await Promise.all(checks)).every(Boolean);
}

async function buildAll(out, sources) {
  await installPackages();
  const { makePackage } = await import("./build/package.mjs");
  const { packages: before = {} } = await readStamp(out);
  await mkdir(out, { recursive: true });

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
  await writeAtomically(join(out, stampName), `${JSON.stringify({ sources, packages }, null, 2)}\n`);
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
