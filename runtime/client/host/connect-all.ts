import { LocalError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import { type ConnectOptions, connect, warnProcess } from "../connect.ts";
import type { Listed } from "./catalogue.ts";
import { Host } from "./host.ts";
import { type HostConfig, type HostServer, inputsOf, serversOf } from "./host-config.ts";
import { HostedServer, type ServerStatus } from "./hosted-server.ts";
import { prefixOf } from "./merged-names.ts";
import { nameFilter } from "./name-filter.ts";
import { Secrets } from "./secrets.ts";
import { serverTarget } from "./server-target.ts";
import { type InputAnswers, Variables } from "./variables.ts";

export interface HostOptions {
  /** How each server is connected to; a function where handlers have to know which one asks (ELIC-19). */
  readonly connect?: ConnectOptions | ((server: string) => ConnectOptions);
  /** Where `${NAME}` is looked up; default: the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What `${input:id}` stands for. */
  readonly inputs?: InputAnswers;
  /** Whether servers that are started get the whole environment of this process; default: `PATH`, `HOME` and their like. */
  readonly inheritEnv?: boolean;
  /** Whether names of tools and prompts begin with their server's; an entry's own `prefix` goes before. */
  readonly prefix?: boolean;
  /** Names of the servers to connect to; default: all. */
  readonly only?: readonly string[];
  /** Told whenever the state of a server changes. */
  readonly onStatus?: (status: ServerStatus) => void;
}

/**
 * Connects to every server of a configuration, side by side. One that fails stops no other: `host.servers` says how each is
 * doing. Throws the `LocalError` `bad-host-config` where the configuration cannot be read at all.
 */
export async function connectAll(config: HostConfig, options: HostOptions = {}): Promise<Host> {
  const servers = chosen(serversOf(config), options.only);
  const answers = options.inputs ?? {};
  const env = options.env ?? process.env;
  const secrets = new Secrets();
  const variables = new Variables(env, inputsOf(config), answers, secrets);
  const { connect: given = {}, inheritEnv = false, onStatus } = options;
  const listed = servers.map(([name, entry]): Listed => {
    const open = async () => {
      const { target, headers } = await serverTarget(name, entry, { variables, secrets, inheritEnv });
      const own = typeof given === "function" ? given(name) : given;
      const warn = own.onWarning ?? warnProcess;
      return connect(target, {
        ...own,
        headers: { ...own.headers, ...headers },
        onWarning: (message) => warn(secrets.hide(message)),
      });
    };
    const server = new HostedServer({ name, disabled: entry.disabled ?? false, open, secrets, onStatus });
    return { server, prefix: prefixFor(name, entry, options.prefix), offers: nameFilter(entry) };
  });
  const wanted = listed.filter(({ server }) => server.status.state !== "disabled");
  await Promise.all(wanted.map(({ server }) => server.connect()));
  return new Host(listed);
}

function chosen(
  servers: ReadonlyMap<string, HostServer>,
  only: readonly string[] | undefined,
): readonly (readonly [string, HostServer])[] {
  for (const name of only ?? []) {
    if (servers.has(name)) continue;
    const names = [...servers.keys()].join(", ");
    throw new LocalError("unknown-server", `There is no server ${quoted(name)}; there is ${names || "none"}`);
  }
  return [...servers].filter(([name]) => only === undefined || only.includes(name));
}

function prefixFor(name: string, { prefix }: HostServer, all = false): string {
  if (typeof prefix === "string") return prefix;
  return (prefix ?? all) ? prefixOf(name) : "";
}
