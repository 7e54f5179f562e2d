import type { Argv } from "yargs";
import type { Command } from "./command.ts";
import { reportPermissions } from "./report-permissions.ts";

/** `mcpwright report …`: what a manifest says, for those who review it. */
export const report: Command = {
  command: "report",
  describe: "Tell what a manifest says, for those who review it",
  options(yargs: Argv): Argv {
    return yargs
      .command(
        reportPermissions.command,
        reportPermissions.describe,
        (builder) => reportPermissions.options(builder),
        async (args) => {
          process.exitCode = await reportPermissions.run(args);
        },
      )
      .demandCommand(1, "Name what to report: permissions.");
  },
  run: () => Promise.resolve(2),
};
