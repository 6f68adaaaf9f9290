/** Bundles the consumer beside this file as functions are bundled: `node bundle.mjs <zip>`. */
import { withLock } from "../../../bindings/lock.mjs";
import { writeAtomically } from "../../../functions/build/files.mjs";
import { installPackages } from "../../../functions/build/packages.mjs";
import { lockFile } from "../../../functions/build/sources.mjs";

await withLock(lockFile, installPackages);
const { makePackage } = await import("../../../functions/build/package.mjs");
await writeAtomically(process.argv[2], await makePackage("../tests/Functions/Queue/consumer"));
