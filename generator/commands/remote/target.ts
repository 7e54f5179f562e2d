/** Which server the command line means: a URL, a command, or an entry of a host's file. */
import type { Argv } from "yargs";
import { RemoteUsage } from "./exit.ts";

export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/** One server of a file in which a host keeps its servers. */
export interface HostEntry {
  readonly config: string;
  readonly server: string | undefined;
}

export type Target = string | CommandLine | HostEntry;

export const SERVER_HELP: string =
  "The server is a URL, given first, a command that is started, given after `--`, or an entry of a host's file:\n" +
  "  http://127.0.0.1:3000/mcp    -- node dist/main.js    --config .vscode/mcp.json --server rooms";

const URL_START = /^(https?|wss?):\/\//i;

/** The options of every command that talks to a server. */
export function remoteOptions(yargs: Argv): Argv {
  return yargs
    .parserConfiguration({ "populate--": true, "parse-positional-numbers": false })
    .option("json", { type: "boolean", default: false, describe: "Print one JSON document" })
    .option("era", {
      alias: "revision",
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
    .option("auth", {
      type: "boolean",
      default: false,
      describe: "Sign in where the server asks, also without a terminal",
    })
    .option("browser", {
      type: "boolean",
      default: true,
      describe: "Open the browser; --no-browser shows the address instead",
    })
    .epilog(
      `${SERVER_HELP}\n\nExit codes: 0 fine, 1 the tool said no, 2 usage, 3 no connection, 4 protocol error, 74 stdout cannot be written.`,
    );
}

/** The options of commands that also take a server from a host's file. */
export function serverOptions(yargs: Argv): Argv {
  return remoteOptions(yargs)
    .option("config", { type: "string", nargs: 1, describe: "File of a host: mcpServers, or servers; JSON or YAML" })
    .option("server", { type: "string", nargs: 1, implies: "config", describe: "Name of the server in that file" });
}

/** Separates the server from the other words of the command line. */
export function readTarget(
  words: readonly string[],
  afterDashes: unknown,
): { target: string | CommandLine; rest: readonly string[] } {
  const command = Array.isArray(afterDashes) ? afterDashes.map(String) : [];
  const [first, ...rest] = words;
  const url = first !== undefined && URL_START.test(first) ? first : undefined;
  if (url !== undefined && command.length > 0) {
    throw new RemoteUsage("Name one server: a URL, or a command after `--`, not both.");
  }
  if (url !== undefined) return { target: url, rest };
  if (command[0] === undefined) throw new RemoteUsage(`Name a server. ${SERVER_HELP}`);
  return { target: { command: command[0], args: command.slice(1) }, rest: words };
}

/** A URL at which one can sign in. */
export function readUrl(text: string): URL {
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text);
  throw new RemoteUsage(`${text} is not an http or https URL.`);
}

/** The same where the server may also be an entry of a host's file. */
export function readServer(
  words: readonly string[],
  args: Readonly<Record<string, unknown>>,
): { target: Target; rest: readonly string[] } {
  const { config, server, "--": afterDashes } = args;
  if (config === undefined) return readTarget(words, afterDashes);
  if (Array.isArray(afterDashes) && afterDashes.length > 0) {
    throw new RemoteUsage("Name one server: --config, or a command after `--`, not both.");
  }
  if (URL_START.test(words[0] ?? "")) throw new RemoteUsage("Name one server: --config, or a URL, not both.");
  return { target: { config: String(config), server: server === undefined ? undefined : String(server) }, rest: words };
}
