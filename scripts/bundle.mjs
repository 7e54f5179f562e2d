// Joins the modules that a server or client loads at its start into a few files: it starts far faster so than from a hundred.
// What tsc wrote stays beside them, for its types. Comments are left out; names and lines stay, as stacks show them.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const output = {
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "chunks/[name].js",
  comments: false,
  minify: { compress: { target: "node20.19" }, mangle: false, codegen: { removeWhitespace: false } },
};

async function write(input, dir, options = {}) {
  const { codeSplitting, ...rest } = options;
  const bundle = await rolldown({ input, platform: "node", ...rest });
  await bundle.write({ ...output, dir, codeSplitting });
  await bundle.close();
}

/** The registry, and for each revision and role one file with the tables and all validators that they use. */
async function bundleProtocol() {
  const dist = join(root, "generated", "dist");
  const out = join(dist, "bundle");
  rmSync(out, { recursive: true, force: true });
  await write({ index: join(dist, "index.js") }, out, { plugins: [tablesApart] });
  for (const revision of readdirSync(dist)) {
    for (const role of ["server", "client"]) {
      const file = join(dist, revision, `${role}.js`);
      if (existsSync(file)) await write({ [`${revision}/${role}`]: file }, out, { codeSplitting: false });
    }
  }
}

/** The registry loads tables when they are needed, from the files beside it. */
const tablesApart = {
  name: "tables apart",
  resolveId: (id) => (/^\.\/[^/]+\/(server|client)\.js$/.test(id) ? { id, external: true } : undefined),
};

/**
 * Entries share chunks. What every definition of a server loads is one chunk, what serving adds to it a second; the rest stays
 * apart, as it is loaded when it is used. The contract's few functions are joined in, what nobody uses left out; anything else of
 * the protocol package stays one for all.
 */
async function bundleRuntime() {
  const dist = join(root, "runtime", "dist");
  const out = join(dist, "bundle");
  rmSync(out, { recursive: true, force: true });
  const entries = ["index", "codegen/v1", "codegen/client/v1", "client/index", "auth/client/index", "redis"];
  const fileOf = (entry) => join(dist, `${entry}.js`);
  await write(Object.fromEntries(entries.map((entry) => [entry, fileOf(entry)])), out, {
    external: (id) => !/^([./]|@mcpwright\/protocol\/contract\/)/.test(id),
    codeSplitting: {
      groups: [loadedBy("definition", fileOf("codegen/v1"), 2), loadedBy("serving", fileOf("index"), 1)],
    },
  });
}

/** The chunk of a module with all that it imports, but for what a chunk of higher priority has, and what it loads later. */
function loadedBy(chunk, entry, priority) {
  let modules;
  return {
    debugName: chunk,
    priority,
    name(id, context) {
      modules ??= importsOf(entry, context);
      return modules.has(id) ? chunk : null;
    },
  };
}

function importsOf(entry, context) {
  const found = new Set([entry]);
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

await bundleProtocol();
await bundleRuntime();
