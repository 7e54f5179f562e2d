import type { Argv } from "yargs";

/** One command of the CLI. Its module stays light: what a run needs is imported inside `run`. */
export interface Command {
  /** Name and positionals in yargs' notation: `validate [manifest]`. */
  readonly command: string;
  readonly describe: string;
  options(yargs: Argv): Argv;
  /** Resolves to the exit code: 0 fine, 1 findings, 2 usage. */
  run(args: Readonly<Record<string, unknown>>): Promise<number>;
}
