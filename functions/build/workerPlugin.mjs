import { join } from "node:path";

const namespace = "worker";

/**
 * esbuild plugin: `import source from "./x.ts?worker"` gives the module, bundled with all that it imports, as text for
 * `new Worker(source, { eval: true })`.
 */
export const workerPlugin = {
  name: namespace,
  setup(build) {
    build.onResolve({ filter: /\.ts\?worker$/ }, ({ path, resolveDir }) => ({
      namespace,
      path: join(resolveDir, path.replace(/\?worker$/, "")),
    }));
    build.onLoad({ filter: /.*/, namespace }, async ({ path }) => {
      const { outputFiles } = await build.esbuild.build({ ...build.initialOptions, entryPoints: [path], plugins: [] });
      return { contents: outputFiles[0].text, loader: "text" };
    });
  },
};
