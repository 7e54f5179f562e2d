// tsc emits nothing for the validators, which are JavaScript already: they are copied beside what it made.
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const generated = join(dirname(fileURLToPath(import.meta.url)), "..", "generated");
for (const entry of readdirSync(generated)) {
  const from = join(generated, entry, "validators");
  if (entry === "dist" || !existsSync(from)) continue;
  const to = join(generated, "dist", entry, "validators");
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to)) {
    if (!existsSync(join(from, name))) rmSync(join(to, name));
  }
}
