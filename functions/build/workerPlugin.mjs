import { basename, join } from "node:path";
import { sharpPlugin } from "./sharpPlugin.mjs";

const namespace = "worker";

/**
 * esbuild plugin: `import file from "./x.ts?worker"` gives the path of `x.js`, a file of its own in the package that holds the module and
 * all that it imports, for `new Worker(file)`.
 */
export const workerPlugin = {
  name: namespace,
  setup(build) {
    const files = [];
    build.onResolve({ filter: /\.ts\?worker$/ }, ({ path, resolveDir }) => ({
      namespace,
      path: join(resolveDir, path.replace(/\?worker$/, "")),
    }));
    build.onLoad({ filter: /.*/, namespace }, async ({ path }) => {
      const { outputFiles } = await build.esbuild.build({ ...build.initialOptions, entryPoints: [path], plugins: [sharpPlugin] });
      files.push(...outputFiles);
      const name = basename(path).replace(/\.ts$/, ".js");
      return { contents: `module.exports = require("node:path").join(__dirname, ${JSON.stringify(name)});`, loader: "js" };
    });
    build.onEnd((result) => void result.outputFiles?.push(...files));
  },
};
