import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const engine = "@img/sharp-wasm32/sharp.node";
const engineFile = "sharp-wasm32.js";

async function engineFiles(build) {
  const { outputFiles, metafile } = await build.esbuild.build({
    ...build.initialOptions,
    entryPoints: { [basename(engineFile, ".js")]: engine },
    plugins: [],
    metafile: true,
  });
  const glue = Object.keys(metafile.inputs).find((path) => path.endsWith(".node.js"));
  const wasm = join(build.initialOptions.absWorkingDir, glue.replace(/\.js$/, ".wasm"));
  return [...outputFiles, { path: join(dirname(outputFiles[0].path), basename(wasm)), contents: await readFile(wasm) }];
}

/**
 * esbuild plugin: `import sharp from "sharp"` gives sharp on its WebAssembly engine, one set of bytes for every processor and system,
 * instead of the native engine of whichever machine builds. The engine starts its threads from its own file and reads its `.wasm` beside
 * itself, so both go into the package as files. https://sharp.pixelplumbing.com/install#webassembly
 */
export const sharpPlugin = {
  name: "sharp",
  setup(build) {
    let used = false;
    build.onResolve({ filter: /^sharp$/ }, ({ kind, resolveDir }) => {
      // sharp as CommonJS: its ES modules need import.meta, which such a bundle has not.
      return kind === "require-call" ? undefined : build.resolve("sharp", { kind: "require-call", resolveDir });
    });
    build.onResolve({ filter: /^\.\/sharp\.cjs$/ }, () => {
      used = true;
      return { path: `./${engineFile}`, external: true };
    });
    build.onEnd(async (result) => {
      if (used && result.errors.length === 0) result.outputFiles.push(...await engineFiles(build));
    });
  },
};
