import { printable } from "./printable.ts";
import type { Questions } from "./terminal.ts";

type InputHandlers = NonNullable<Parameters<typeof import("@mcpwright/runtime/client")["connect"]>[1]>;
type OpenUrl = NonNullable<InputHandlers["openUrl"]>;

/** Shows an address that a server wants opened, whole and with its host; nothing is opened or fetched (ELIC-19, ELIC-20). */
export async function askConsent(
  { message, url }: Parameters<OpenUrl>[0],
  terminal: Questions,
): Promise<Awaited<ReturnType<OpenUrl>>> {
  if (!URL.canParse(url)) {
    terminal.say(`\nThe server wants an address opened that is none: ${printable(url)}`);
    return { action: "decline" };
  }
  const { host, hostname } = new URL(url);
  terminal.say(`\nThe server asks: ${printable(message)}`);
  terminal.say(`It wants you to open an address at ${printable(host)}:\n  ${printable(url)}`);
  // ELIC-21
  if (/(^|\.)xn--/.test(hostname)) {
    terminal.say("Take care: the host has letters that may look like others.");
  }
  for (;;) {
    const line = await terminal.ask("Will you open it in your browser? [y]es, [n]o, [c]ancel: ");
    const key = line === undefined ? "c" : line.trim().slice(0, 1).toLowerCase();
    if (key === "y") return { action: "accept" };
    if (key === "n") return { action: "decline" };
    if (key === "c") return { action: "cancel" };
  }
}
