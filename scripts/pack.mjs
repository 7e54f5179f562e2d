// Packs the three packages into a folder, for `mcpwright init --packages`. The build has run already.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const into = resolve(process.argv[2] ?? "packages");
mkdirSync(into, { recursive: true });
const folders = ["generated", "runtime", "generator"].map((name) => join(root, name));
const { status } = spawnSync("npm", ["pack", "--ignore-scripts", "--pack-destination", into, ...folders], {
  stdio: ["ignore", "inherit", "inherit"],
});
process.exitCode = status ?? 1;
