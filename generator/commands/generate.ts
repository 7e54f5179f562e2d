import type { ProjectPlan } from "../project.ts";
import type { Command } from "./command.ts";

/** Compiles manifests to types, validators, a server definition, and stubs for what has no handler yet. */
export const generate: Command = {
  command: "generate [manifest..]",
  describe: "Write what the manifest declares: types, validators, the server, and stubs for new handlers",
  options: (yargs) =>
    yargs
      .positional("manifest", { type: "string", array: true, default: ["mcp.yaml"], describe: "Manifests to compile" })
      .option("check", {
        type: "boolean",
        default: false,
        describe: "Write nothing; fail when something is out of date",
      })
      .option("dry-run", { type: "boolean", default: false, describe: "Write nothing; print what would be written" })
      .option("fix", { type: "boolean", default: false, describe: "Add stubs to files that lack their export" }),
  run: async (args) => {
    if (args["check"] === true && args["dry-run"] === true) {
      process.stderr.write("--check and --dry-run exclude each other.\n");
      return 2;
    }
    const manifests = [...new Set(args["manifest"] as readonly string[])];
    const { planProject } = await import("../project.ts");
    const { loadProjects, reportProjects } = await import("./projects.ts");
    const projects = await loadProjects(manifests, (manifest) => planProject(manifest, { fix: args["fix"] === true }));
    if (projects === undefined) return 2;
    if (!reportProjects(projects)) return 1;
    if (args["check"] === true) return check(projects);
    if (args["dry-run"] === true) return print(projects);
    return write(projects);
  },
};

async function check(projects: readonly ProjectPlan[]): Promise<number> {
  const { comparePlan } = await import("../plan.ts");
  const { shownPath } = await import("./projects.ts");
  let stale = 0;
  for (const { manifest, folder, plan, removals } of projects) {
    const shown = (path: string): string => shownPath(manifest, path);
    const { missing, changed } = await comparePlan(folder, plan);
    for (const path of missing) process.stderr.write(`${shown(path)} is missing\n`);
    for (const path of changed) process.stderr.write(`${shown(path)} is out of date\n`);
    for (const path of removals) process.stderr.write(`${shown(path)} is to be removed\n`);
    stale += missing.length + changed.length + removals.length;
  }
  if (stale > 0) process.stderr.write("Run `mcpwright generate`.\n");
  return stale > 0 ? 1 : 0;
}

async function print(projects: readonly ProjectPlan[]): Promise<number> {
  const { comparePlan } = await import("../plan.ts");
  const { shownPath } = await import("./projects.ts");
  for (const { manifest, folder, plan, removals } of projects) {
    const shown = (path: string): string => shownPath(manifest, path);
    const { missing, changed } = await comparePlan(folder, plan);
    for (const path of [...missing, ...changed]) process.stdout.write(`==> ${shown(path)}\n${plan.get(path)}\n`);
    for (const path of removals) process.stdout.write(`==> ${shown(path)} is removed\n`);
  }
  return 0;
}

async function write(projects: readonly ProjectPlan[]): Promise<number> {
  const { writePlan } = await import("../plan.ts");
  const { shownPath } = await import("./projects.ts");
  const { rm } = await import("node:fs/promises");
  const { join } = await import("node:path");
  for (const { manifest, folder, plan, removals } of projects) {
    const shown = (path: string): string => shownPath(manifest, path);
    const { missing, changed } = await writePlan(folder, plan);
    for (const path of removals) await rm(join(folder, path));
    for (const path of missing) process.stdout.write(`created ${shown(path)}\n`);
    for (const path of changed) process.stdout.write(`updated ${shown(path)}\n`);
    for (const path of removals) process.stdout.write(`removed ${shown(path)}\n`);
  }
  return 0;
}
