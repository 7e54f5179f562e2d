import type { Command } from "./command.ts";
import { specBuild } from "./spec-build.ts";
import { specDiff } from "./spec-diff.ts";
import { specImport } from "./spec-import.ts";
import { specList } from "./spec-list.ts";
import { subcommands } from "./subcommands.ts";

/** `mcpwright spec …`: the compiler of the protocol itself. */
export const spec: Command = {
  command: "spec",
  describe: "Compile the protocol's schemas into types, validators and tables",
  options: (yargs) =>
    subcommands(yargs, [specImport, specList, specBuild, specDiff], "Name what to do: import, list, build or diff."),
  run: () => Promise.resolve(2),
};
