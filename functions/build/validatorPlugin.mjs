import Ajv from "ajv-draft-04";
import standaloneCode from "ajv/dist/standalone/index.js";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { functionsFolder } from "./sources.mjs";

const namespace = "validator";

/**
 * Source of a module whose default export is ajv's validation function of a draft-04 schema; its errors have the part of the schema that is
 * broken.
 */
function validatorSource(schema) {
  const ajv = new Ajv.default({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    useDefaults: true,
    verbose: true,
    code: { source: true, esm: true, lines: false },
  });
  return standaloneCode.default(ajv, ajv.compile(schema));
}

/**
 * esbuild plugin: `import validate from "./x.schema.json?validator"` gives the schema compiled to plain code, so that no
 * function parses a schema or carries a schema compiler at run time (https://ajv.js.org/standalone.html).
 */
export const validatorPlugin = {
  name: namespace,
  setup(build) {
    build.onResolve({ filter: /\.schema\.json\?validator$/ }, ({ path, resolveDir }) => ({
      namespace,
      // Relative and with slashes, so that the bundle does not know where it was built.
      path: relative(functionsFolder, join(resolveDir, path.replace(/\?validator$/, ""))).replaceAll("\\", "/"),
    }));
    build.onLoad({ filter: /.*/, namespace }, async ({ path }) => {
      const file = join(functionsFolder, path);
      return { contents: validatorSource(JSON.parse(await readFile(file, "utf8"))), resolveDir: dirname(file), loader: "js" };
    });
  },
};
