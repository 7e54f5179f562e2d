import type { Command } from "./command.ts";

/** Deletes stubs of components that are gone from the manifest and that nobody has touched. */
export const prune: Command = {
  command: "prune [manifest]",
  describe: "Delete stubs that the manifest no longer needs and nobody has touched",
  options: (yargs) =>
    yargs.positional("manifest", { type: "string", default: "mcp.yaml", describe: "The manifest they belonged to" }),
  run: async (args) => {
    const manifest = String(args["manifest"]);
    const { planPrune } = await import("../prune.ts");
    const { readFailure, report, shownPath } = await import("./projects.ts");
    const pruned = await planPrune(manifest).catch(readFailure(manifest));
    if (pruned === undefined) return 2;
    if (!report(pruned.diagnostics, pruned.texts)) return 1;
    const { rm } = await import("node:fs/promises");
    const { join } = await import("node:path");
    const { writePlan } = await import("../plan.ts");
    await writePlan(pruned.folder, pruned.plan);
    for (const path of pruned.removals) {
      await rm(join(pruned.folder, path));
      process.stdout.write(`removed ${shownPath(manifest, path)}\n`);
    }
    for (const path of pruned.kept)
      process.stdout.write(`kept ${shownPath(manifest, path)}: it is not the stub that was generated\n`);
    if (pruned.removals.length + pruned.kept.length === 0) process.stdout.write("Nothing to prune.\n");
    return 0;
  },
};
