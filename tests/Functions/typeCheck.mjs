/** Checks the types of the functions and of what the tests bundle: exit code and messages are those of `tsc`. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { withLock } from "../../bindings/lock.mjs";
import { installPackages } from "../../functions/build/packages.mjs";
import { functionsFolder, lockFile } from "../../functions/build/sources.mjs";

await withLock(lockFile, installPackages);
const compiler = join(functionsFolder, "node_modules", "typescript", "bin", "tsc");
process.exitCode = spawnSync(process.execPath, [compiler, "--project", functionsFolder], { stdio: "inherit" }).status ?? 1;
