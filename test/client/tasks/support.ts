/** Servers with tasks to try the client on: ours, and some that do what ours never does. */
import { createServer, type Server } from "@mcpwright/runtime";
import { type Client, type ConnectOptions, connect } from "@mcpwright/runtime/client";
import { onTestFinished } from "vitest";
import { DISCOVERED, json, type Seen, scripted } from "../scripted.ts";

export const LEGACY = "2025-11-25";
export const MODERN = "2026-07-28";
export const TASKS = "io.modelcontextprotocol/tasks";
export const RELATED = "io.modelcontextprotocol/related-task";

type Json = { readonly [key: string]: unknown };

const agreement = { type: "object", properties: { agreed: { type: "boolean" } }, required: ["agreed"] } as const;
interface Asking {
  readonly elicit: { readonly [Name in "first" | "second"]: { readonly answer: { readonly agreed: boolean } } };
}

/** Something of each kind that a call can come to. `entered` resolves to the signal of the tool `slow`. */
export function taskServer(): { server: Server; entered: Promise<AbortSignal>; release(value: string): void } {
  const server = createServer({ name: "tasks", version: "1", logger: () => {}, tasks: { ttl: 60_000 } });
  let enter = (_signal: AbortSignal): void => {};
  let release = (_value: string): void => {};
  const entered = new Promise<AbortSignal>((resolve) => {
    enter = resolve;
  });
  const released = new Promise<string>((resolve) => {
    release = resolve;
  });
  server.tools.add({ name: "plain" }, () => "plain");
  server.tools.add({ name: "slow", task: "optional" }, (_input, ctx) => {
    enter(ctx.signal);
    return released;
  });
  server.tools.add({ name: "must", task: "required" }, () => "done");
  server.tools.add({ name: "fails", task: "optional" }, () => {
    throw new Error("inside");
  });
  server.tools.add({ name: "refuses", task: "optional" }, () => {
    throw Object.assign(new Error("Refused."), {
      code: -32099,
      data: { why: "so" },
      [Symbol.for("mcpwright.McpError")]: true,
    });
  });
  server.tools.add({ name: "counts", task: "optional" }, (_input, ctx) => {
    ctx.progress(1, 2);
    return released;
  });
  const elicit = {
    first: { message: "The first?", schema: agreement },
    second: { message: "The second?", schema: agreement },
  };
  server.tools.add<object, unknown, Asking>({ name: "asks", task: "optional", elicit }, async (_input, ctx) => {
    const [first, second] = await Promise.all([ctx.elicit.first(), ctx.elicit.second()]);
    return `${first.agreed} ${second.agreed}`;
  });
  return { server, entered, release: (value) => release(value) };
}

export async function open(target: Parameters<typeof connect>[0], options: ConnectOptions): Promise<Client> {
  const client = await connect(target, options);
  onTestFinished(() => client.close());
  return client;
}

/** What a hand-made server says to each method: a result, or `{ error }`. `count`: how often it was asked before. */
export type Answers = Readonly<Record<string, (params: Json, count: number) => Json>>;

const INITIALIZED = {
  protocolVersion: LEGACY,
  capabilities: { tools: {}, tasks: { cancel: {}, requests: { tools: { call: {} } } } },
  serverInfo: { name: "made", version: "1" },
};

/** A server made by hand, over HTTP, in whichever era it is spoken to. */
export async function made(answers: Answers): Promise<{ url: string; seen: Seen[]; sent(method: string): Json[] }> {
  const counts = new Map<string, number>();
  const all: Answers = { "server/discover": () => DISCOVERED, initialize: () => INITIALIZED, ...answers };
  const { url, seen } = await scripted(({ verb, message: { id, method = "", params = {} } }, response) => {
    if (verb !== "POST") return void response.writeHead(405).end();
    if (id === undefined) return void response.writeHead(202).end();
    const count = counts.get(method) ?? 0;
    counts.set(method, count + 1);
    const answer = all[method]?.(params, count) ?? { error: { code: -32601, message: "No such method." } };
    if (typeof answer["status"] === "number") return void response.writeHead(answer["status"]).end();
    json(response, 200, {
      jsonrpc: "2.0",
      id,
      ...("error" in answer && !("taskId" in answer) ? answer : { result: answer }),
    });
  });
  const sent = (method: string): Json[] =>
    seen.flatMap(({ message }) => (message.method === method ? [message.params ?? {}] : []));
  return { url, seen, sent };
}

const NOW = "2026-01-01T00:00:00Z";

/** A task of the extension as a look at it gives it. */
export function task(status: string, more: Json = {}): Json {
  const common = { taskId: "t-1", status, createdAt: NOW, lastUpdatedAt: NOW, ttlMs: null, pollIntervalMs: 1 };
  return { resultType: "complete", ...common, ...more };
}

export function created(more: Json = {}): Json {
  return { ...task("working", more), resultType: "task" };
}

/** The same of 2025-11-25. */
export function legacyTask(status: string, more: Json = {}): Json {
  return { taskId: "t-1", status, createdAt: NOW, lastUpdatedAt: NOW, ttl: null, pollInterval: 1, ...more };
}

export const DONE: Json = { content: [{ type: "text", text: "done" }] };
export const COMPLETED: Json = task("completed", { result: DONE });

export function listing(taskSupport?: string): () => Json {
  const execution = taskSupport === undefined ? {} : { execution: { taskSupport } };
  return () => ({
    tools: [{ name: "x", inputSchema: { type: "object" }, ...execution }],
    resultType: "complete",
    ttlMs: 0,
    cacheScope: "public",
  });
}
