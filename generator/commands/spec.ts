import type { Argv } from "yargs";
import type { Command } from "./command.ts";
import { specBuild } from "./spec-build.ts";
import { specDiff } from "./spec-diff.ts";
import { specImport } from "./spec-import.ts";
import { specList } from "./spec-list.ts";

/** `mcpwright spec …`: the compiler of the protocol itself. */
export const spec: Command = {
  command: "spec",
  describe: "Compile the protocol's schemas into types, validators and tables",
  options(yargs: Argv): Argv {
    for (const command of [specImport, specList, specBuild, specDiff]) {
      yargs.command(
        command.command,
        command.describe,
        (builder) => command.options(builder),
        async (args) => {
          process.exitCode = await command.run(args);
        },
      );
    }
    return yargs.demandCommand(1, "Name what to do: import, list, build or diff.");
  },
  run: () => Promise.resolve(2),
};
