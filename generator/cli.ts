import yargs from "yargs";
import type { Command } from "./commands/command.ts";
import { commands } from "./commands/index.ts";

const USAGE = 2;
const BUG = 70;

/** Runs the command line and sets the exit code: 0 fine, 1 findings, 2 usage, 70 a bug of ours. */
export async function main(argv: readonly string[]): Promise<void> {
  const parser = yargs([...argv])
    .scriptName("mcpwright")
    .usage("$0 <command>\n\nCompiles mcp.yaml and the MCP schemas into typed servers and clients.")
    .strict()
    .demandCommand(1, "Name a command; `mcpwright --help` lists them.")
    .recommendCommands()
    .exitProcess(false)
    .help()
    .version();
  for (const command of commands) register(parser, command);
  parser.fail((message, error) => {
    throw error ?? new UsageError(message);
  });
  try {
    await parser.parseAsync();
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = USAGE;
      return;
    }
    process.stderr.write(
      `This is a bug in mcpwright, please report it:\n${error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = BUG;
  }
}

function register(parser: ReturnType<typeof yargs>, command: Command): void {
  parser.command(
    command.command,
    command.describe,
    (builder) => command.options(builder),
    async (args) => {
      process.exitCode = await command.run(args);
    },
  );
}

/** The command line itself was wrong; its message is for the user. */
export class UsageError extends Error {}
