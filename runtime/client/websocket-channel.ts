import { LocalError } from "../errors.ts";
import type { Channel, ChannelEvents } from "./channel-link.ts";
import { connectionClosed } from "./pending.ts";

/** The sub-protocol that carries MCP. */
const PROTOCOL = "mcp";
const MAX_MESSAGE = 64 * 1024 * 1024;

/** What the `WebSocket` of a browser, of Node and of the package `ws` have in common. */
interface Socket {
  onopen: (() => void) | null;
  onerror: ((event: { readonly message?: string; readonly error?: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

type Opener = (url: string, headers: Readonly<Record<string, string>>) => Socket;

/** Opens a WebSocket with the sub-protocol `mcp`. Rejects with the `LocalError` `connect-failed`. */
export async function openWebSocket(
  url: URL,
  headers: Readonly<Record<string, string>>,
  events: ChannelEvents,
  signal: AbortSignal | undefined,
): Promise<Channel> {
  const open = await opener();
  return new Promise((resolve, reject) => {
    const socket = open(url.href, headers);
    let problem: unknown;
    let failure = "";
    const abort = (): void => {
      const cause: unknown = signal?.reason;
      reject(new LocalError("connect-failed", `Cannot open ${url.href}: the attempt was given up`, { cause }));
      socket.close();
    };
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();
    socket.onopen = () => {
      signal?.removeEventListener("abort", abort);
      resolve({ send: (text) => socket.send(text), close: () => socket.close(1000) });
    };
    socket.onerror = ({ message, error }) => {
      failure = message ?? "";
      problem ??= error;
    };
    socket.onmessage = ({ data }) => {
      // Only text frames carry messages.
      if (typeof data === "string") events.message(data);
    };
    socket.onclose = ({ code, reason }) => {
      const how = [failure, reason].filter((text) => text !== "").join("; ") || `code ${code}`;
      reject(new LocalError("connect-failed", `Cannot open ${url.href}: ${how}`, { cause: problem }));
      events.closed(connectionClosed(`The connection to ${url.href} was closed: ${how}`, problem));
    };
  });
}

/** On Node that of the package `ws` where it is installed, which bounds messages and says how it was refused; else the platform's own. */
async function opener(): Promise<Opener> {
  const packaged = await fromPackage();
  if (packaged !== undefined) return packaged;
  const own = (globalThis as { readonly WebSocket?: new (url: string, options: unknown) => Socket }).WebSocket;
  if (own !== undefined) {
    // Node takes headers beside the sub-protocol; a browser sends none that are not its own.
    return (url, headers) =>
      new own(url, Object.keys(headers).length === 0 ? PROTOCOL : { protocols: [PROTOCOL], headers });
  }
  throw new LocalError(
    "missing-package",
    "WebSockets need the package ws, or Node 22 or later: run `npm install ws@8`",
  );
}

async function fromPackage(): Promise<Opener | undefined> {
  if (globalThis.process?.versions?.node === undefined) return undefined;
  const loaded = await import("ws").catch(() => undefined);
  if (loaded === undefined) return undefined;
  const { WebSocket } = loaded;
  return (url, headers) =>
    new WebSocket(url, PROTOCOL, {
      headers,
      maxPayload: MAX_MESSAGE,
      perMessageDeflate: false,
    }) as unknown as Socket;
}
