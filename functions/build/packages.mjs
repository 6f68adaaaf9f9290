import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BuildError } from "./buildError.mjs";
import { readIfPresent, writeAtomically } from "./files.mjs";
import { functionsFolder } from "./sources.mjs";

const command = "npm ci";
const installed = join(functionsFolder, "node_modules", ".installed");

/** npm as a script for this very Node where it can be found: needs no shell, on Windows either. */
function npmScript() {
  const beside = dirname(process.execPath);
  return [
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "share", "nodejs", "npm", "bin", "npm-cli.js"),
  ].find(existsSync);
}

function startNpm() {
  // dev and optional explicitly: NODE_ENV=production or a user's .npmrc would leave the bundler out.
  const args = ["ci", "--include=dev", "--include=optional", "--no-progress", "--loglevel=error"];
  const options = { cwd: functionsFolder, stdio: ["ignore", "pipe", "pipe"] };
  const script = npmScript();
  if (script !== undefined) return spawn(process.execPath, [script, ...args], options);
  return process.platform === "win32"
    ? spawn(["npm.cmd", ...args].join(" "), { ...options, shell: true })
    : spawn("npm", args, options);
}

function runNpm() {
  return new Promise((resolve, reject) => {
    const npm = startNpm();
    const output = [];
    npm.stdout.on("data", (chunk) => output.push(chunk));
    npm.stderr.on("data", (chunk) => output.push(chunk));
    npm.on("error", (error) => reject(new BuildError(
      `${command} could not start (${error.message}). Install npm (it comes with Node.js) and put it on PATH.`)));
    npm.on("close", (code) => {
      if (code === 0) return resolve();
      reject(new BuildError(
        `${command} in ${functionsFolder} failed with exit code ${code}. `
        + `Check the network and the registry (npm config get registry); npm said:\n${Buffer.concat(output)}`));
    });
  });
}

/**
 * Installs what `package-lock.json` lists, unless that was done since the lock file last changed. Call it while holding
 * `lockFile`: npm empties `node_modules` first.
 * @throws BuildError when npm is missing or fails.
 */
export async function installPackages() {
  const lock = await readFile(join(functionsFolder, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (String(await readIfPresent(installed)) === wanted) return;

  const start = performance.now();
  console.error(`functions: ${command} …`);
  await runNpm();
  await writeAtomically(installed, wanted);
  console.error(`functions: ${command} done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
