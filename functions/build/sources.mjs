import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the functions' sources: one folder a system, and in it one folder a function. */
export const functionsFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** Held by whoever installs packages or bundles. */
export const lockFile = join(functionsFolder, "..", ".gen", "functions.lock");

const ignored = (name) => name === "node_modules" || name.endsWith(".md") || (name.startsWith(".") && name !== ".npmrc");

/** The folders beside the systems. */
const otherFolders = ["build", "shared"];

async function foldersIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && !ignored(entry.name)).map((entry) => entry.name);
}

/** The functions as `<system>/<function>`: every folder with an `index.ts` in the folder of a system, sorted. */
export async function functionNames() {
  const systems = (await foldersIn(functionsFolder)).filter((name) => !otherFolders.includes(name));
  const names = await Promise.all(systems.map(async (system) =>
    (await foldersIn(join(functionsFolder, system))).map((name) => `${system}/${name}`)));
  return names.flat().filter((name) => existsSync(join(functionsFolder, name, "index.ts"))).sort();
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
