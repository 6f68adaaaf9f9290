import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds one folder a function. */
export const functionsFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** Held by whoever installs packages or bundles. */
export const lockFile = join(functionsFolder, "..", ".gen", "functions.lock");

const ignored = (name) => name === "node_modules" || name.endsWith(".md") || (name.startsWith(".") && name !== ".npmrc");

/** Names of the functions: every folder with an `index.ts`, sorted. */
export async function functionNames() {
  const entries = await readdir(functionsFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !ignored(entry.name) && existsSync(join(functionsFolder, entry.name, "index.ts")))
    .map((entry) => entry.name)
    .sort();
}

async function listFiles(folder, prefix = "") {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const nested = await Promise.all(entries.filter((entry) => !ignored(entry.name)).map((entry) => {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? listFiles(folder, path) : [path];
  }));
  return nested.flat();
}

/** SHA-256 over names and contents of everything that decides a package: sources, build scripts and lock file. */
export async function hashOfSources() {
  const hash = createHash("sha256");
  const paths = (await listFiles(functionsFolder)).sort();
  const contents = await Promise.all(paths.map((path) => readFile(join(functionsFolder, path))));
  paths.forEach((path, index) => hash.update(`${path}\0${contents[index].length}\0`).update(contents[index]));
  return hash.digest("hex");
}
