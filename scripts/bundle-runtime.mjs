// Joins the runtime's modules into a few files: a server starts three times as fast as from a hundred small ones.
// What tsc wrote stays beside them, for its types. The contract's few helpers are joined in too, what nobody uses left out.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "runtime", "dist");
rmSync(join(dist, "bundle"), { recursive: true, force: true });

/** The helpers that hold no state; anything else of the protocol package stays one for all. */
const contract = {
  name: "contract",
  setup({ onResolve }) {
    onResolve({ filter: /^@mcpwright\/protocol\/contract\// }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
      sideEffects: false,
    }));
  },
};

/** Joins what some entries load, by name; what several of them need is there once. */
async function bundle(names) {
  await build({
    entryPoints: names.map((name) => ({ in: join(dist, `${name}.js`), out: name })),
    outdir: join(dist, "bundle"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    // Less to read at each start; names and lines stay, as stacks show them.
    minifySyntax: true,
    plugins: [contract],
    logLevel: "warning",
  });
}

await bundle(["index", "codegen/v1", "codegen/client/v1", "client/index", "auth/client/index", "redis"]);
// Apart, as sharing it would split what a plain server loads into more files.
await bundle(["authorization-server/index"]);
