/** Processes on one Redis behind a proxy that gives each request to the next of them. */
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { posted, type Reply, type Send } from "../http/support.ts";
import type { EventReader } from "../streams/support.ts";
import { TestRedis } from "../support/redis.ts";
import { killProcess, startProcess } from "../support/server-process.ts";

const SCRIPT = new URL("./scale-server.mjs", import.meta.url);

export class Worker {
  readonly process: ChildProcess;
  readonly url: string;
  readonly #said: Record<string, unknown>[] = [];
  readonly #waiting: Set<() => void> = new Set();

  private constructor(child: ChildProcess, url: string) {
    this.process = child;
    this.url = url;
    child.on("message", (message: Record<string, unknown>) => {
      this.#said.push(message);
      for (const wake of this.#waiting) wake();
    });
  }

  static async start(env: Record<string, string>): Promise<Worker> {
    const { child, url } = await startProcess(SCRIPT, env);
    onTestFinished(() => killProcess(child));
    return new Worker(child, url);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  tell(what: { readonly step: string } | { readonly notify: string }): void {
    this.process.send(what);
  }

  /** Resolves when the process has said `{ [word]: key }`, to all of that message. */
  async heard(word: string, key: string): Promise<Record<string, unknown>> {
    for (;;) {
      const said = this.#said.find((message) => message[word] === key);
      if (said !== undefined) return said;
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
      });
    }
  }

  kill(): Promise<void> {
    return killProcess(this.process);
  }
}

export interface Fellows {
  readonly redis: TestRedis;
  readonly one: Worker;
  readonly other: Worker;
  /** Sends through the proxy: each request to the other process than the one before. */
  readonly send: Send;
  /** Sends to one process. */
  to(worker: Worker): Send;
}

export async function startFellows(): Promise<Fellows> {
  const redis = await TestRedis.start();
  onTestFinished(() => redis.stop());
  const env = { STORE: redis.url, MCPWRIGHT_STATE_KEYS: randomBytes(32).toString("base64") };
  const [one, other] = await Promise.all([Worker.start(env), Worker.start(env)]);
  const url = await proxyTo([one.url, other.url]);
  return { redis, one, other, send: (init) => fetch(url, init), to: (worker) => (init) => fetch(worker.url, init) };
}

async function proxyTo(urls: readonly string[]): Promise<string> {
  let turn = 0;
  const proxy = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const target = new URL(urls[turn++ % urls.length] ?? "");
    const headers = { ...incoming.headers, host: target.host };
    const forward = request(target, { method: incoming.method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    forward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => forward.destroy());
    incoming.pipe(forward);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/mcp`;
}

/** Opens a session whose client can be asked; gives the headers of its requests. */
export async function open(send: Send, revision = "2025-11-25"): Promise<Record<string, string>> {
  const capabilities = { elicitation: {} };
  const params = { protocolVersion: revision, capabilities, clientInfo: { name: "test", version: "1" } };
  const response = await send(posted({ jsonrpc: "2.0", id: 0, method: "initialize", params }));
  const id = response.headers.get("mcp-session-id");
  if (id === null) throw new Error(`no session: ${response.status} ${await response.text()}`);
  await response.text();
  const headers = { "mcp-session-id": id, "mcp-protocol-version": revision };
  await (await send(posted({ jsonrpc: "2.0", method: "notifications/initialized" }, headers))).text();
  return headers;
}

export function call(id: number, name: string, args: object, session: Record<string, string>): RequestInit {
  const params = { name, arguments: args, _meta: { progressToken: id } };
  return posted({ jsonrpc: "2.0", id, method: "tools/call", params }, session);
}

export function get(session: Record<string, string>, lastEventId?: string): RequestInit {
  const more = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  return { method: "GET", headers: { ...session, accept: "text/event-stream", ...more } };
}

/** The next message of a stream. */
export async function nextMessage(reader: EventReader): Promise<Reply & { readonly params?: Record<string, unknown> }> {
  for (let event = await reader.next(); event !== undefined; event = await reader.next()) {
    if (event.data) return JSON.parse(event.data);
  }
  throw new Error("the stream ended");
}
