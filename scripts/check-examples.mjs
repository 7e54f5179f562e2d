// Says which example or fixture was not generated again after its manifest changed.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cli = join(root, "generator", "bin", "mcpwright.js");
const projects = [
  ...readdirSync(join(root, "examples")).map((name) => join(root, "examples", name)),
  join(root, "test", "conformance", "fixture"),
  join(root, "bench", "project"),
];

for (const project of projects) {
  const manifests = readdirSync(project).filter((name) => /(^|\.)mcp\.yaml$/.test(name));
  if (manifests.length === 0) continue;
  const { status } = spawnSync(process.execPath, [cli, "generate", "--check", ...manifests], {
    cwd: project,
    stdio: "inherit",
  });
  if (status === 0) continue;
  console.error(`${relative(root, project)} is not what its manifest says.`);
  process.exitCode = 1;
}
