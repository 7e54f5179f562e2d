// Removes what the build made.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
for (const name of ["generated", "runtime", "generator"])
  rmSync(join(root, name, "dist"), { recursive: true, force: true });
