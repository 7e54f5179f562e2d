/** How the commands that talk to a server end. */
import { fileProblem } from "../../file-problem.ts";

export const EXIT: Readonly<Record<"fine" | "refused" | "usage" | "connection" | "protocol" | "output", number>> = {
  fine: 0,
  refused: 1,
  usage: 2,
  connection: 3,
  protocol: 4,
  output: 74,
};

/** The command line was wrong; the message is for the user. */
export class RemoteUsage extends Error {}

/** What is wrong with the answers of a server, or with a file that names it, instead of the connection. */
const CODES: Readonly<Record<string, number>> = {
  "bad-host-config": EXIT.usage,
  "bad-host-file": EXIT.usage,
  "bad-option": EXIT.usage,
  "bad-url": EXIT.usage,
  "unknown-server": EXIT.usage,
  "variable-unset": EXIT.usage,
  "no-sign-in": EXIT.refused,
  "invalid-output": EXIT.protocol,
  "invalid-response": EXIT.protocol,
  "list-too-long": EXIT.protocol,
  "too-many-rounds": EXIT.protocol,
  "unknown-method": EXIT.protocol,
};

/** Says what went wrong in one line, without a stack, and picks the exit code. */
export async function failure(error: unknown): Promise<number> {
  if (error instanceof RemoteUsage) return fail(EXIT.usage, error.message);
  const problem = fileProblem(error);
  const { path } = error as NodeJS.ErrnoException;
  if (problem !== undefined && path !== undefined) return fail(EXIT.usage, `${path}: ${problem}`);
  const { LocalError, McpError } = await import("@mcpwright/runtime/client");
  if (McpError.is(error)) return fail(EXIT.protocol, `The server refused: ${error.message} (${error.code})`);
  if (LocalError.is(error)) return fail(CODES[error.code] ?? EXIT.connection, `${error.message} [${error.code}]`);
  return fail(EXIT.protocol, `What the server sent cannot be used: ${error instanceof Error ? error.message : error}`);
}

export function fail(code: number, message: string): number {
  process.stderr.write(`${message}\n`);
  return code;
}
