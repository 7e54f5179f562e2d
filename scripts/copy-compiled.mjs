// Copies what tsc emits nothing for: the validators, which are JavaScript already, and the manifest's own schema.
import { copyFileSync, cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const generated = join(root, "generated");
for (const entry of readdirSync(generated)) {
  const from = join(generated, entry, "validators");
  if (entry === "dist" || !existsSync(from)) continue;
  const to = join(generated, "dist", entry, "validators");
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to)) {
    if (!existsSync(join(from, name))) rmSync(join(to, name));
  }
}

// Editors and `validate` read it from the package; its home is beside the other schemas.
copyFileSync(join(root, "schema", "manifest.schema.json"), join(root, "generator", "manifest.schema.json"));
