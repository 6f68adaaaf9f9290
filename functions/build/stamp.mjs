import { createHash } from "node:crypto";
import { join } from "node:path";
import { readIfPresent, writeAtomically } from "./files.mjs";
import { functionsFolder } from "./sources.mjs";

const stampName = "stamp.json";

/** Where the packages stand that the program deploys. */
export const packagesFolder = join(functionsFolder, "..", ".gen", "functions");

export function sha256(content) {
  return createHash("sha256").update(content).digest("hex");
}

/** The stamp of the last build in `out`, or an empty one when there is none that can be read. */
export async function readStamp(out) {
  try {
    return JSON.parse((await readIfPresent(join(out, stampName))) ?? "{}");
  } catch {
    return {};
  }
}

/** Notes from what `out` was made, and the hash of each package in it. */
export async function writeStamp(out, sources, packages) {
  await writeAtomically(join(out, stampName), `${JSON.stringify({ sources, packages }, null, 2)}\n`);
}

/** Whether `out` holds exactly what a build of the sources (a hash) would write; a package changed by hand is built again. */
export async function isUpToDate(out, sources) {
  const stamp = await readStamp(out);
  if (stamp.sources !== sources) return false;
  const checks = Object.entries(stamp.packages).map(async ([file, hash]) => {
    const content = await readIfPresent(join(out, file));
    return content !== undefined && sha256(content) === hash;
  });
  return (await Promise.all(checks)).every(Boolean);
}
