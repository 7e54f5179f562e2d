/** A client of a WebSocket that says what it likes, and keeps what it hears. */
import { once } from "node:events";
import { type HostingOptions, listen, type Server } from "@mcpwright/runtime";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { MODERN, type Reply } from "../http/support.ts";

export class SocketClient {
  readonly socket: WebSocket;
  readonly messages: Reply[] = [];
  /** Code and reason of the end. */
  readonly closed: Promise<readonly [code: number, reason: string]>;
  readonly #watchers: Set<() => void> = new Set();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => {
      this.messages.push(JSON.parse(String(data)) as Reply);
      for (const look of [...this.#watchers]) look();
    });
    this.closed = once(socket, "close").then(([code, reason]) => [code as number, String(reason)]);
    this.closed.catch(() => {});
  }

  static async open(url: string, options: object = {}): Promise<SocketClient> {
    const socket = new WebSocket(url, "mcp", options);
    onTestFinished(() => socket.terminate());
    const client = new SocketClient(socket);
    await once(socket, "open");
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** Resolves with the first message, old or new, that meets the condition. */
  message(condition: (message: Reply) => boolean): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = this.messages.find(condition);
        if (found === undefined) return;
        this.#watchers.delete(look);
        resolve(found);
      };
      this.#watchers.add(look);
      this.closed.then(([code, reason]) => reject(new Error(`closed with ${code} ${reason}`)), reject);
      look();
    });
  }

  request(method: string, params: object = {}): Promise<Reply> {
    const id = ++this.#last;
    this.send({ jsonrpc: "2.0", id, method, params });
    return this.message((message) => message.id === id && message.method === undefined);
  }

  /** A request of 2026-07-28. */
  modern(method: string, params: object = {}): Promise<Reply> {
    return this.request(method, { ...params, _meta: MODERN_META });
  }

  async initialize(protocolVersion: string, capabilities: object = {}): Promise<Reply> {
    const clientInfo = { name: "test", version: "1" };
    const opened = await this.request("initialize", { protocolVersion, capabilities, clientInfo });
    this.send({ jsonrpc: "2.0", method: "notifications/initialized" });
    return opened;
  }
}

export const MODERN_META: Readonly<Record<string, unknown>> = {
  "io.modelcontextprotocol/protocolVersion": MODERN,
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** Puts a server on a port with WebSockets. Gives their URL. */
export async function listenWithSockets(server: Server, options: HostingOptions = {}): Promise<string> {
  const listening = await listen(server, { port: 0, websocket: true, ...options });
  onTestFinished(() => listening.close(0));
  return `ws://127.0.0.1:${listening.port}/ws`;
}

/** The answer to a connection that is not upgraded. */
export async function refusal(
  url: string,
  protocol: string | string[],
  options: object = {},
): Promise<readonly [number, string]> {
  const socket = new WebSocket(url, protocol, options);
  socket.on("error", () => {});
  onTestFinished(() => socket.terminate());
  const [, response] = await once(socket, "unexpected-response");
  let text = "";
  for await (const chunk of response) text += String(chunk);
  return [response.statusCode, text];
}
