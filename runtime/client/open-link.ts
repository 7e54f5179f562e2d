import { LocalError } from "../errors.ts";
import type { Server } from "../server/server.ts";
import type { Authorization, Authorizer } from "./authorizer.ts";
import type { OpenChannel } from "./channel-link.ts";
import type { HttpWire } from "./http-wire.ts";
import type { Link } from "./link.ts";
import type { CommandTarget } from "./server-process.ts";

/**
 * Where the server is: its URL (`http`, `https`, `ws` or `wss`), the command that starts it, a server of this process, or
 * a function that opens a channel of your own.
 */
export type Target = string | URL | CommandTarget | Server | OpenChannel;

/** How connections are made. */
export interface LinkOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof fetch;
  readonly auth?: Authorizer;
  readonly signal?: AbortSignal;
  /** Longest wait for an older transport to show itself, in milliseconds. */
  readonly probeTimeout: number;
}

/** Loads only what the kind of target needs. */
export async function openLink(target: Target, options: LinkOptions): Promise<Link> {
  if (typeof target === "string" || target instanceof URL) {
    const url = asUrl(target);
    return url.protocol === "ws:" || url.protocol === "wss:" ? openWebSocketLink(url, options) : openHttp(url, options);
  }
  if (typeof target === "function") return openChannel("channel", target);
  if ("command" in target) {
    const { StdioLink } = await import("./stdio-link.ts");
    return new StdioLink(target);
  }
  const { openMemory } = await import("./memory-link.ts");
  return openMemory(target);
}

/** The URL of a server. Throws the `LocalError` `bad-url`. */
export function asUrl(target: string | URL): URL {
  const url = URL.canParse(String(target)) ? new URL(String(target)) : undefined;
  if (url !== undefined && /^(http|ws)s?:$/.test(url.protocol)) return url;
  throw new LocalError("bad-url", `${String(target)} is not an http, https, ws or wss URL`);
}

async function openHttp(url: URL, options: LinkOptions): Promise<Link> {
  const { headers = {}, fetch: given, auth, signal, probeTimeout } = options;
  // What the caller signs by hand is left as it is.
  const signed = Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
  const authorization = signed ? undefined : auth?.open(url, given);
  const { HttpLink } = await import("./http-link.ts");
  const { FallbackLink } = await import("./fallback-link.ts");
  const newer = new HttpLink(url, headers, await openWire(url, given, authorization));
  return new FallbackLink(newer, async () => {
    const { openSse } = await import("./sse-channel.ts");
    return openChannel("sse", (events) => {
      const late = AbortSignal.timeout(probeTimeout);
      const opening = signal === undefined ? late : AbortSignal.any([signal, late]);
      return openSse(url, { headers, wire: (one) => openWire(one, given, authorization), signal: opening }, events);
    });
  });
}

async function openWebSocketLink(url: URL, { headers = {}, auth, signal }: LinkOptions): Promise<Link> {
  if (auth !== undefined) {
    const instead = "pass its token in `headers`";
    throw new LocalError("bad-option", `\`auth\` signs in over http and https, not ${url.protocol} ${instead}`);
  }
  const { openWebSocket } = await import("./websocket-channel.ts");
  return openChannel("websocket", (events) => openWebSocket(url, headers, events, signal));
}

async function openChannel(kind: string, open: OpenChannel): Promise<Link> {
  const { ChannelLink } = await import("./channel-link.ts");
  return ChannelLink.open(kind, open);
}

async function openWire(
  url: URL,
  given: typeof fetch | undefined,
  authorization: Authorization | undefined,
): Promise<HttpWire> {
  const wire = await openPlainWire(url, given);
  if (authorization === undefined) return wire;
  const { AuthorizedWire } = await import("./authorized-wire.ts");
  return new AuthorizedWire(wire, url, authorization);
}

async function openPlainWire(url: URL, given: typeof fetch | undefined): Promise<HttpWire> {
  if (given === undefined && typeof process === "object" && process.versions?.node !== undefined) {
    const { NodeWire } = await import("./node-wire.ts");
    return new NodeWire(url);
  }
  const { FetchWire } = await import("./fetch-wire.ts");
  return new FetchWire(url, given ?? fetch);
}
