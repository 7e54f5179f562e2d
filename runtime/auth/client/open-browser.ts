import { spawn } from "node:child_process";
import { once } from "node:events";
import { LocalError } from "../../errors.ts";
import { safeUrl } from "./url-guard.ts";

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Shows a URL in the user's browser; no shell ever sees it (SEC-16, SEC-17). */
export async function openBrowser(target: URL): Promise<void> {
  const url = safeUrl(target, "The page to open");
  const [command, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, url.href], { stdio: "ignore", detached: true });
  child.unref();
  try {
    await once(child, "spawn");
  } catch (cause) {
    throw new LocalError("no-browser", `${command} cannot be started: open ${url.href} yourself`, { cause });
  }
}
