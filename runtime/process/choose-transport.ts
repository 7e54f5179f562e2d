import { LocalError } from "../errors.ts";

/** What a process serves on; `port` and `host` go before what the manifest says. */
export type TransportChoice =
  | { readonly transport: "stdio" }
  | { readonly transport: "http"; readonly port?: number; readonly host?: string };

/** Where the choice may be made, first come first served. */
export interface ChoiceSources {
  /** Given in code. */
  readonly transport?: "stdio" | "http" | undefined;
  /** `--stdio`, `--http`, `--port N`, `--host NAME`; anything else is the program's own. */
  readonly argv: readonly string[];
  /** `MCPWRIGHT_TRANSPORT`, `MCPWRIGHT_PORT`, `MCPWRIGHT_HOST`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `serve:` of the manifest. */
  readonly written: Readonly<Record<string, unknown>> | undefined;
}

/** Decides between stdio and HTTP: code, then the command line, then the environment, then the manifest. */
export function chooseTransport(sources: ChoiceSources): TransportChoice {
  const { argv, env, written } = sources;
  const port = readPort("--port", argument(argv, "--port")) ?? readPort("MCPWRIGHT_PORT", env["MCPWRIGHT_PORT"]);
  const host = argument(argv, "--host") ?? env["MCPWRIGHT_HOST"];
  const transport =
    sources.transport ?? fromArgv(argv) ?? fromEnvironment(env) ?? (written?.["http"] === undefined ? "stdio" : "http");
  if (transport === "stdio") return { transport };
  return { transport, ...(port === undefined ? {} : { port }), ...(host === undefined ? {} : { host }) };
}

function fromArgv(argv: readonly string[]): "stdio" | "http" | undefined {
  const stdio = argv.includes("--stdio");
  const http = argv.includes("--http");
  if (stdio && http) throw new LocalError("bad-argument", "--stdio and --http cannot both be given");
  if (stdio) return "stdio";
  // An address only makes sense over HTTP.
  return http || argument(argv, "--port") !== undefined || argument(argv, "--host") !== undefined ? "http" : undefined;
}

function fromEnvironment(env: ChoiceSources["env"]): "stdio" | "http" | undefined {
  const value = env["MCPWRIGHT_TRANSPORT"];
  if (value === undefined || value === "") return undefined;
  if (value === "stdio" || value === "http") return value;
  throw new LocalError("bad-argument", `MCPWRIGHT_TRANSPORT is stdio or http, not ${JSON.stringify(value)}`);
}

function argument(argv: readonly string[], flag: string): string | undefined {
  const index = argv.indexOf(flag);
  if (index >= 0) {
    const value = argv[index + 1];
    if (value !== undefined && !value.startsWith("--")) return value;
    throw new LocalError("bad-argument", `${flag} needs a value`);
  }
  return argv.find((argument) => argument.startsWith(`${flag}=`))?.slice(flag.length + 1);
}

function readPort(where: string, value: string | undefined): number | undefined {
  if (value === undefined || value === "") return undefined;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new LocalError("bad-argument", `${where} is a port from 0 to 65535, not ${JSON.stringify(value)}`);
}
