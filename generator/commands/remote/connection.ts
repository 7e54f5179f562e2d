/** What `list` and `call` share: which server is meant, how to reach it, and what a failure exits with. */
import type { Argv } from "yargs";

type ClientModule = typeof import("@mcpwright/runtime/client");
export type Client = Awaited<ReturnType<ClientModule["connect"]>>;

/** Exit codes of the commands that talk to a server. */
export const EXIT: Readonly<Record<"fine" | "refused" | "usage" | "connection" | "protocol", number>> = {
  fine: 0,
  refused: 1,
  usage: 2,
  connection: 3,
  protocol: 4,
};

/** The command line was wrong; the message is for the user. */
export class RemoteUsage extends Error {}

export const SERVER_HELP: string =
  "The server is either a URL, given first, or a command that is started, given after `--`:\n" +
  "  http://127.0.0.1:3000/mcp          -- node dist/main.js";

export function remoteOptions(yargs: Argv): Argv {
  return yargs
    .parserConfiguration({ "populate--": true, "parse-positional-numbers": false })
    .option("json", { type: "boolean", default: false, describe: "Print one JSON document" })
    .option("revision", {
      type: "string",
      default: "auto",
      describe: "`auto`, `legacy`, or a revision of the protocol such as 2025-11-25",
    })
    .option("timeout", { type: "number", default: 60, describe: "Seconds to wait for each answer" })
    .option("header", {
      type: "string",
      array: true,
      nargs: 1,
      describe: "HTTP header, as `Name: value`; may be repeated",
    })
    .epilog(`${SERVER_HELP}\n\nExit codes: 0 fine, 1 the tool said no, 2 usage, 3 no connection, 4 protocol error.`);
}

/** Separates the server from the other words of the command line. */
export function readTarget(
  words: readonly string[],
  afterDashes: unknown,
): { target: Target; rest: readonly string[] } {
  const command = Array.isArray(afterDashes) ? afterDashes.map(String) : [];
  const [first, ...rest] = words;
  const url = first !== undefined && /^https?:\/\//i.test(first) ? first : undefined;
  if (url !== undefined && command.length > 0) {
    throw new RemoteUsage("Name one server: a URL, or a command after `--`, not both.");
  }
  if (url !== undefined) return { target: url, rest };
  if (command[0] === undefined) throw new RemoteUsage(`Name a server. ${SERVER_HELP}`);
  return { target: { command: command[0], args: command.slice(1) }, rest: words };
}

export type Target = string | { readonly command: string; readonly args: readonly string[] };

/** Connects, does the work, closes; turns failures into one line on stderr and an exit code. */
export async function withServer(
  target: Target,
  args: Readonly<Record<string, unknown>>,
  work: (client: Client) => Promise<number>,
): Promise<number> {
  const { connect, LocalError, McpError } = await import("@mcpwright/runtime/client");
  const timeout = Number(args["timeout"]) * 1000;
  let client: Client | undefined;
  try {
    client = await connect(target, { revision: String(args["revision"]), timeout, headers: headersOf(args["header"]) });
    return await work(client);
  } catch (error) {
    if (error instanceof RemoteUsage) return fail(EXIT.usage, error.message);
    if (McpError.is(error)) return fail(EXIT.protocol, `The server refused: ${error.message} (${error.code})`);
    if (!LocalError.is(error)) throw error;
    return fail(
      error.code === "invalid-response" ? EXIT.protocol : EXIT.connection,
      `${error.message} [${error.code}]`,
    );
  } finally {
    await client?.close();
  }
}

export function fail(code: number, message: string): number {
  process.stderr.write(`${message}\n`);
  return code;
}

function headersOf(lines: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of Array.isArray(lines) ? lines.map(String) : []) {
    const colon = line.indexOf(":");
    if (colon < 1) throw new RemoteUsage(`A header is written as "Name: value", not ${JSON.stringify(line)}.`);
    headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return headers;
}
