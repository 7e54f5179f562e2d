import { quoted } from "../../jsonrpc.ts";
import type { CommandTarget } from "../server-process.ts";
import type { HostServer } from "./host-config.ts";
import type { Secrets } from "./secrets.ts";
import type { Variables } from "./variables.ts";

/** What a program needs to run at all; anything else of this process's environment may be a secret of somebody else's. */
const INHERITED =
  /^(PATH|PATHEXT|HOME|USER|LOGNAME|SHELL|TERM|LANG|LC_\w+|TZ|TMPDIR|TMP|TEMP|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|HOMEDRIVE|HOMEPATH|USERNAME|USERPROFILE|SYSTEMDRIVE|SYSTEMROOT|WINDIR|COMSPEC|PROCESSOR_ARCHITECTURE)$/i;

export interface ServerTarget {
  readonly target: string | CommandTarget;
  readonly headers: Readonly<Record<string, string>>;
}

/** Where the server of an entry is, with every variable replaced. */
export async function serverTarget(
  name: string,
  server: HostServer,
  { variables, secrets, inheritEnv }: { variables: Variables; secrets: Secrets; inheritEnv: boolean },
): Promise<ServerTarget> {
  const place = (key: string): string => `\`${key}\` of the server ${quoted(name)}`;
  const read = (text: string, key: string): Promise<string> => variables.expand(text, place(key));
  const readMap = async (map: HostServer["env"], key: string): Promise<Record<string, string>> => {
    const entries: [string, string][] = [];
    for (const [field, value] of Object.entries(map ?? {})) {
      const text = await read(String(value), `${key}.${field}`);
      const shownAs = `<${key}.${field}>`;
      secrets.add(text, shownAs);
      // The credentials alone, of "Bearer …".
      if (key === "headers" && text.includes(" ")) secrets.add(text.slice(text.indexOf(" ") + 1).trim(), shownAs);
      entries.push([field, text]);
    }
    return Object.fromEntries(entries);
  };
  if (server.url !== undefined) {
    const url = await read(server.url, "url");
    hideUrl(url, server.url, secrets);
    return { target: url, headers: await readMap(server.headers, "headers") };
  }
  const args: string[] = [];
  for (const arg of server.args ?? []) args.push(await read(arg, "args"));
  const target: CommandTarget = {
    command: await read(server.command ?? "", "command"),
    args,
    env: { ...(inheritEnv ? process.env : inherited()), ...(await readMap(server.env, "env")) },
    ...(server.cwd === undefined ? {} : { cwd: await read(server.cwd, "cwd") }),
  };
  return { target, headers: {} };
}

function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name)));
}

/** A URL is told as it was written, and what in it may be a credential not at all. */
function hideUrl(url: string, written: string, secrets: Secrets): void {
  if (!URL.canParse(url)) return;
  const { href, password, search } = new URL(url);
  secrets.add(password, "<password>");
  secrets.add(search, "?<query>");
  if (url !== written) secrets.add(href, written);
}
