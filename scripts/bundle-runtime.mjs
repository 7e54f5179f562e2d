// Joins what a server or client loads at its start: it starts far faster from a few files than from a hundred small ones.
// What tsc wrote stays beside them, for its types.
import { rmSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { bundle } from "./bundle.mjs";

const dist = join(import.meta.dirname, "..", "runtime", "dist");
const out = join(dist, "bundle");
rmSync(out, { recursive: true, force: true });

const entries = [
  "index",
  "codegen/v1",
  "codegen/client/v1",
  "client/index",
  "auth/client/index",
  "authorization-server/index",
  "redis",
];
const fileOf = (entry) => join(dist, `${entry}.js`);

// What every definition of a server loads is one chunk, what serving adds to it a second; what clients load of either is a third, so that
// they load no more of it. The rest stays apart, as it is loaded when it is used. The contract's few functions are joined in, what nobody uses left out; anything else of the protocol package
// stays one for all.
await bundle(Object.fromEntries(entries.map((entry) => [entry, fileOf(entry)])), out, {
  external: (id) => !(id.startsWith(".") || isAbsolute(id) || id.startsWith("@mcpwright/protocol/contract/")),
  codeSplitting: {
    groups: [
      loadedBy("common", [["index"], ["client/index", "codegen/client/v1"]], 3),
      loadedBy("definition", [["codegen/v1"]], 2),
      loadedBy("serving", [["index"]], 1),
    ],
  },
});

/** The chunk of what is imported by each of the parties, a few entries each, but for what a chunk of higher priority has. */
function loadedBy(chunk, parties, priority) {
  let imports;
  return {
    debugName: chunk,
    priority,
    name(id, context) {
      imports ??= parties.map((entries) => importsOf(entries.map(fileOf), context));
      return imports.every((modules) => modules.has(id)) ? chunk : null;
    },
  };
}

/** What the files import, and no later than they are loaded. */
function importsOf(files, context) {
  const found = new Set(files);
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
