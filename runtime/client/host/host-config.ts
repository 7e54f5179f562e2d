import { LocalError } from "../../errors.ts";
import { isObject, quoted } from "../../jsonrpc.ts";

/** One server of a host file: a command to start, or a URL. Strings may have variables, see `Variables`. */
export interface HostServer {
  readonly command?: string;
  readonly args?: readonly string[];
  /** Variables of the process, beside the few it gets from this one. */
  readonly env?: Readonly<Record<string, string | number | boolean>>;
  readonly cwd?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Said by some hosts; what is spoken is found out. */
  readonly type?: string;
  /** Left out when the others are connected. */
  readonly disabled?: boolean;
  /** What names of tools and prompts begin with in the catalogue; `true`: the server's name and `_`. */
  readonly prefix?: string | boolean;
  /** Names of the tools that are offered, `*` for any run of characters; default: all. */
  readonly allow?: readonly string[];
  /** Names of tools that are not offered, even if allowed. */
  readonly deny?: readonly string[];
}

/** Something that `${input:id}` stands for, as VS Code declares it. */
export interface HostInput {
  readonly id: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: string;
  readonly password?: boolean;
  readonly options?: readonly string[];
}

/** The servers of a host: `mcpServers`, as Claude and Cursor write them, or `servers` and `inputs`, as VS Code does. */
export interface HostConfig {
  readonly mcpServers?: Readonly<Record<string, HostServer>>;
  readonly servers?: Readonly<Record<string, HostServer>>;
  readonly inputs?: readonly HostInput[];
}

/** What is read of an entry, and what it has to be; other keys belong to other hosts. */
const FIELDS: Readonly<Record<string, readonly [string, (value: unknown) => boolean]>> = {
  command: ["a string", isString],
  args: ["a list of strings", isStrings],
  env: ["a map of strings", (value) => isObject(value) && Object.values(value).every(isScalar)],
  cwd: ["a string", isString],
  url: ["a string", isString],
  headers: ["a map of strings", (value) => isObject(value) && Object.values(value).every(isString)],
  disabled: ["true or false", (value) => typeof value === "boolean"],
  prefix: ["a string, true or false", (value) => isString(value) || typeof value === "boolean"],
  allow: ["a list of names", isStrings],
  deny: ["a list of names", isStrings],
};

/** The servers of a configuration by name. Throws the `LocalError` `bad-host-config`; no value is shown, it may be secret. */
export function serversOf(config: HostConfig): ReadonlyMap<string, HostServer> {
  const found = isObject(config) ? (config.mcpServers ?? config.servers) : undefined;
  if (!isObject(found)) throw bad("The configuration has neither `mcpServers` nor `servers`");
  const servers = new Map(Object.entries(found as Readonly<Record<string, HostServer>>));
  for (const [name, server] of servers) assertServer(name, server);
  return servers;
}

/** The declared inputs by id. */
export function inputsOf({ inputs = [] }: HostConfig): ReadonlyMap<string, HostInput> {
  if (!Array.isArray(inputs) || !inputs.every((input) => isObject(input) && isString(input["id"]))) {
    throw bad("`inputs` is a list of objects, each with an `id`");
  }
  return new Map((inputs as readonly HostInput[]).map((input) => [input.id, input]));
}

function assertServer(name: string, server: unknown): void {
  if (!isObject(server)) throw bad(`The server ${quoted(name)} is not an object`);
  for (const [key, [expected, fits]] of Object.entries(FIELDS)) {
    const value = server[key];
    if (value !== undefined && !fits(value)) throw bad(`\`${key}\` of the server ${quoted(name)} is not ${expected}`);
  }
  const { command, url } = server;
  if (command === undefined && url === undefined) {
    throw bad(`The server ${quoted(name)} has neither \`command\` nor \`url\``);
  }
  if (command !== undefined && url !== undefined) {
    throw bad(`The server ${quoted(name)} has both \`command\` and \`url\`; leave one out`);
  }
}

function bad(message: string): LocalError {
  return new LocalError("bad-host-config", message);
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every(isString);
}

function isScalar(value: unknown): boolean {
  return isString(value) || typeof value === "number" || typeof value === "boolean";
}
