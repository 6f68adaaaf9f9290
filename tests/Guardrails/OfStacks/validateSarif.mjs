/** Validates SARIF logs against the schema of SARIF 2.1.0: exit code 1 with what is wrong. Arguments: the files. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { withLock } from "../../../bindings/lock.mjs";
import { installPackages } from "../../../functions/build/packages.mjs";
import { functionsFolder, lockFile } from "../../../functions/build/sources.mjs";

await withLock(lockFile, installPackages);
const require = createRequire(join(functionsFolder, "package.json"));
const Ajv = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

// The schema has words that strict mode takes for mistakes, and a pattern that is none with the flag "u".
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);
for (const file of process.argv.slice(2)) {
  if (validate(JSON.parse(await readFile(file, "utf8")))) continue;
  process.exitCode = 1;
  for (const error of validate.errors) console.error(`${file}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
