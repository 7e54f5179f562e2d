import type { Command } from "./command.ts";
import { reportPermissions } from "./report-permissions.ts";
import { subcommands } from "./subcommands.ts";

/** `mcpwright report …`: what a manifest says, for those who review it. */
export const report: Command = {
  command: "report",
  describe: "Tell what a manifest says, for those who review it",
  options: (yargs) => subcommands(yargs, [reportPermissions], "Name what to report: permissions."),
  run: () => Promise.resolve(2),
};
