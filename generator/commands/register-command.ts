import type { Argv } from "yargs";
import type { Command } from "./command.ts";

/** Makes a command known; its exit code becomes that of the process. */
export function registerCommand(yargs: Argv, command: Command): void {
  yargs.command(
    command.command,
    command.describe,
    (builder) => command.options(builder),
    async (args) => {
      process.exitCode = await command.run(args);
    },
  );
}
