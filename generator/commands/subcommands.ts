import type { Argv } from "yargs";
import type { Command } from "./command.ts";
import { registerCommand } from "./register-command.ts";

/** The options of a command that is a group of others; `wanted` says what to name where none is named. */
export function subcommands(yargs: Argv, commands: readonly Command[], wanted: string): Argv {
  for (const command of commands) registerCommand(yargs, command);
  return yargs.demandCommand(1, wanted);
}
