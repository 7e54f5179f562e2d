import yargs from "yargs";
import { commands } from "./commands/index.ts";
import { registerCommand } from "./commands/register-command.ts";
import { fileProblem } from "./file-problem.ts";

const FINDINGS = 1;
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
  for (const command of commands) registerCommand(parser, command);
  parser.fail((message, error) => {
    throw error ?? new UsageError(worded(message, argv[0]));
  });
  try {
    await parser.parseAsync();
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = USAGE;
      return;
    }
    const { path } = error as NodeJS.ErrnoException;
    const problem = fileProblem(error);
    if (path !== undefined && problem !== undefined) {
      process.stderr.write(`${path}: ${problem}\n`);
      process.exitCode = FINDINGS;
      return;
    }
    process.stderr.write(
      `This is a bug in mcpwright, please report it:\n${error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = BUG;
  }
}

/** What is wrong with a command line, and where to look. */
function worded(message: string, first: string | undefined): string {
  const known = commands.some(({ command }) => command.split(" ")[0] === first);
  const [, unknown] = /^Unknown (?:arguments?|commands?): (.*)$/.exec(message) ?? [];
  if (unknown !== undefined && !known) return `There is no command ${unknown}; \`mcpwright --help\` lists them.`;
  if (unknown !== undefined) return `${message}; \`mcpwright ${first} --help\` lists what it takes.`;
  const lacks = /^Not enough non-option arguments/.test(message);
  return lacks ? `Something is missing; \`mcpwright ${first} --help\` says what.` : message;
}

/** The command line itself was wrong; its message is for the user. */
export class UsageError extends Error {}
