import { build } from "esbuild";
import { zipSync } from "fflate";
import { basename } from "node:path";
import { BuildError } from "./buildError.mjs";
import { functionsFolder } from "./sources.mjs";
import { validatorPlugin } from "./validatorPlugin.mjs";
import { workerPlugin } from "./workerPlugin.mjs";

async function bundle(name) {
  try {
    return await build({
      absWorkingDir: functionsFolder,
      entryPoints: { index: `${name}/index.ts` },
      outdir: "out",
      write: false,
      bundle: true,
      platform: "node",
      // The oldest Node that runs a package (locally); Lambda's is newer.
      target: "node20",
      format: "cjs",
      // The SDK's ES modules, since CommonJS cannot be tree-shaken.
      mainFields: ["module", "main"],
      // Why: see that file.
      alias: { "@aws-sdk/credential-provider-node": "./shared/aws/lambdaCredentials.ts" },
      minify: true,
      legalComments: "none",
      charset: "utf8",
      // The bundler exports the handler as a getter that cannot be changed; OpenTelemetry's layer has to wrap it.
      footer: { js: "module.exports = { ...module.exports };" },
      logLevel: "silent",
      plugins: [validatorPlugin, workerPlugin],
    });
  } catch (error) {
    const problems = error.errors?.map(({ location, text }) =>
      location ? `${location.file}:${location.line}:${location.column}: ${text}` : text);
    throw problems ? new BuildError(`${name} does not bundle:\n${problems.join("\n")}`) : error;
  }
}

// What a zip stores is local time without zone, so it is the local 1980-01-01 that has the same bytes everywhere.
const entryOptions = { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 };

/**
 * Bundles a function and zips it. The bytes depend on the sources only: entries are sorted, times and modes fixed,
 * and the deflater is JavaScript, the same on every machine.
 * @param {string} name `<system>/<function>`
 * @returns {Promise<Uint8Array>} the zip
 * @throws BuildError listing every error that the bundler found, with file, line and column
 */
export async function makePackage(name) {
  const { outputFiles } = await bundle(name);
  const entries = outputFiles
    .map(({ path, contents }) => [basename(path), contents])
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return zipSync(Object.fromEntries(entries), entryOptions);
}
