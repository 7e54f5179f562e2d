/** A server with a few tools, put on HTTP in each way there is, and messages of both eras to send it. */
import { createServer, type HostingOptions, listen, type Server, toFetchHandler } from "@mcpwright/runtime";
import { onTestFinished } from "vitest";

export const MODERN = "2026-07-28";
export const LEGACY = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"] as const;

export type Reply = {
  readonly jsonrpc: "2.0";
  readonly id?: string | number;
  readonly method?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
};

/** A promise with its ends. */
export function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

export interface Bench {
  readonly server: Server;
  /** Opens when `wait` was entered. */
  readonly entered: Promise<void>;
  /** Lets `wait` return. */
  readonly release: () => void;
  /** Opens when the signal of `wait` aborted. */
  readonly aborted: Promise<void>;
}

/** `echo` answers its arguments; `talk` reports twice before its answer; `wait` waits to be released or aborted. */
export function makeServer(): Bench {
  const server = createServer({ name: "bench", version: "1.0.0", logger: () => {} });
  const entered = gate();
  const released = gate();
  const aborted = gate();
  const anything = { type: "object" as const };
  server.tools.add({ name: "echo", inputSchema: anything }, (input) => JSON.stringify(input));
  server.tools.add({ name: "talk", inputSchema: anything }, (_, ctx) => {
    ctx.progress(1, 2);
    ctx.progress(2, 2);
    return "said";
  });
  server.tools.add({ name: "wait", inputSchema: anything }, async (_, ctx) => {
    ctx.signal.addEventListener("abort", () => aborted.open());
    entered.open();
    await Promise.race([released.opened, aborted.opened]);
    return "waited";
  });
  return { server, entered: entered.opened, release: released.open, aborted: aborted.opened };
}

export type Send = (init: RequestInit, path?: string) => Promise<Response>;

/** The ways to put a server on HTTP that must behave alike. */
export const hosts: Readonly<Record<"node" | "fetch", (server: Server, options: HostingOptions) => Promise<Send>>> = {
  async node(server, options) {
    const listening = await listen(server, { port: 0, ...options });
    onTestFinished(() => listening.close(0));
    return (init, path) => fetch(path === undefined ? listening.url : new URL(path, listening.url), init);
  },
  async fetch(server, options) {
    const handler = toFetchHandler(server, options);
    return (init, path = "/mcp") => handler(new Request(new URL(path, "http://127.0.0.1"), init));
  },
};

export const hostNames = ["node", "fetch"] as const;

/** A request of 2026-07-28, with the headers it needs. */
export function modern(
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  more: Record<string, string> = {},
): RequestInit {
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientCapabilities": {},
    ...(params["_meta"] as object | undefined),
  };
  const name = (params["name"] ?? params["uri"]) as string | undefined;
  return posted(
    { jsonrpc: "2.0", id: 1, method, params: { ...params, _meta } },
    { "mcp-protocol-version": MODERN, "mcp-method": method, ...(name !== undefined && { "mcp-name": name }), ...more },
  );
}

/** A POST of anything. */
export function posted(message: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
    body: typeof message === "string" ? message : JSON.stringify(message),
  };
}

export function initialize(version: string): RequestInit {
  const params = { protocolVersion: version, capabilities: {}, clientInfo: { name: "test", version: "1" } };
  return posted({ jsonrpc: "2.0", id: 0, method: "initialize", params });
}

/** Opens a session and returns the headers its requests carry. */
export async function openSession(send: Send, version: string): Promise<Record<string, string>> {
  const response = await send(initialize(version));
  const id = response.headers.get("mcp-session-id");
  if (id === null) throw new Error(`no session: ${response.status} ${await response.text()}`);
  await response.text();
  const headers = { "mcp-session-id": id, "mcp-protocol-version": version };
  await (await send(posted({ jsonrpc: "2.0", method: "notifications/initialized" }, headers))).text();
  return headers;
}

/** Both eras as one: `call` makes the request of a tool call. */
export async function caller(
  era: "legacy" | "modern",
  send: Send,
): Promise<(name: string, args?: object, more?: Record<string, string>, meta?: object) => RequestInit> {
  if (era === "modern")
    return (name, args = {}, more = {}, _meta = {}) => modern("tools/call", { name, arguments: args, _meta }, more);
  const session = await openSession(send, "2025-11-25");
  let id = 0;
  return (name, args = {}, more = {}, _meta = {}) => {
    id++;
    return posted(
      { jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: args, _meta } },
      { ...session, ...more },
    );
  };
}

export async function reply(response: Response): Promise<Reply> {
  return JSON.parse(await response.text()) as Reply;
}

/** The messages of a stream that has ended. */
export async function events(response: Response): Promise<readonly Reply[]> {
  return messagesOf(await response.text());
}

export function messagesOf(text: string): readonly Reply[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("data: {") || line.startsWith("data: ["))
    .map((line) => JSON.parse(line.slice(6)) as Reply);
}
