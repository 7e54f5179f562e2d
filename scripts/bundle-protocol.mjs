// Joins the tables of each revision for a role into one file: a server that starts reads one instead of ten.
// usage: bundle-protocol.mjs [DIST]
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";

const dist = process.argv[2] ?? join(import.meta.dirname, "..", "generated", "dist");
const out = join(dist, "bundle");
rmSync(out, { recursive: true, force: true });

/** The registry loads tables when they are needed, from the files beside it. */
const tablesApart = {
  name: "tables apart",
  resolveId: (id) => (/^\.\/[^/]+\/(server|client)\.js$/.test(id) ? { id, external: true } : undefined),
};

await bundle({ index: join(dist, "index.js") }, out, { plugins: [tablesApart] });
for (const revision of readdirSync(dist)) {
  for (const role of ["server", "client"]) {
    const file = join(dist, revision, `${role}.js`);
    // Validators of earlier revisions are joined in: they hold no state.
    if (existsSync(file)) await bundle({ [`${revision}/${role}`]: file }, out, { codeSplitting: false });
  }
}
