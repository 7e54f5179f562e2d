/** Servers with tasks, and what a client does with them in either form. */
import { createServer, engineOf, type Server, type ServerOptions } from "@mcpwright/runtime";
import { recorder } from "../support/quiet.ts";
import { CAPABILITIES, type Json, type Response, type Wire } from "../support/wire.ts";

export const LEGACY = "2025-11-25";
export const MODERN = "2026-07-28";
export const TASKS = "io.modelcontextprotocol/tasks";
export const RELATED = "io.modelcontextprotocol/related-task";
/** Capabilities of a client that takes tasks. */
export const ABLE: Json = { elicitation: { form: {} }, extensions: { [TASKS]: {} } };

const agreement = {
  type: "object",
  properties: { agreed: { type: "boolean" } },
  required: ["agreed"],
} as const;
export const AGREED: Json = { action: "accept", content: { agreed: true } };

export interface Asking {
  readonly elicit: {
    readonly first: { readonly answer: { readonly agreed: boolean } };
    readonly second: { readonly answer: { readonly agreed: boolean } };
  };
}

export const questions = {
  first: { message: "The first?", schema: agreement },
  second: { message: "The second?", schema: agreement },
} as const;

/** A door that handlers wait at. */
export class Gate {
  readonly entered: Promise<AbortSignal>;
  #enter: (signal: AbortSignal) => void = () => {};
  #open: (value: string) => void = () => {};
  readonly #opened: Promise<string>;

  constructor() {
    this.entered = new Promise((resolve) => {
      this.#enter = resolve;
    });
    this.#opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  wait(signal: AbortSignal): Promise<string> {
    this.#enter(signal);
    return this.#opened;
  }

  open(value = "done"): void {
    this.#open(value);
  }
}

/** A server of its own per test, with a tool that waits at the gate and some that do not. */
export function taskServer(gate: Gate = new Gate(), options: ServerOptions = {}): Server {
  const server = createServer({ name: "tasks", version: "1", logger: recorder().logger, ...options });
  server.tools.add({ name: "plain" }, () => "plain");
  server.tools.add({ name: "slow", task: "optional" }, (_input, ctx) => gate.wait(ctx.signal));
  server.tools.add({ name: "must", task: "required" }, () => "done");
  server.tools.add({ name: "fails", task: "optional", errors: { broken: "It is broken." } }, () => {
    throw new Error("a secret");
  });
  server.tools.add({ name: "refuses", task: "optional" }, () => {
    throw refusal;
  });
  server.tools.add<object, unknown, Asking>({ name: "asks", task: "optional", elicit: questions }, async (_in, ctx) => {
    const [first, second] = await Promise.all([ctx.elicit.first(), ctx.elicit.second()]);
    return `${first.agreed} ${second.agreed}`;
  });
  return server;
}

/** A server none of whose tools runs as a task. */
export function plainServer(): Server {
  const server = createServer({ name: "plain", version: "1", logger: recorder().logger });
  server.tools.add({ name: "plain", task: "forbidden" }, () => "plain");
  return server;
}

/** What the tool `refuses` throws. */
export const refusal: Error = Object.assign(new Error("Refused."), { code: -32099, data: { why: "so" } });
Object.defineProperty(refusal, Symbol.for("mcpwright.McpError"), { value: true });

function declared(wire: Wire, params: Json): Json {
  return wire.modern
    ? { ...params, _meta: { [CAPABILITIES]: ABLE, ...(params["_meta"] as Json | undefined) } }
    : params;
}

/** Calls a tool as a client that takes tasks. */
export function call(wire: Wire, name: string, more: Json = {}): Promise<Response> {
  return wire.request("tools/call", declared(wire, { name, ...(wire.modern ? {} : { task: {} }), ...more }));
}

/** Creates a task and gives it, from wherever the form has it. */
export async function create(wire: Wire, name: string, more: Json = {}): Promise<Json> {
  const { result, error } = await call(wire, name, more);
  const task = wire.modern ? result : result?.["task"];
  if (typeof task !== "object" || task === null || !("taskId" in task)) {
    throw new Error(`no task: ${JSON.stringify(result ?? error)}`);
  }
  return task as Json;
}

export function ask(wire: Wire, method: string, taskId: unknown, more: Json = {}): Promise<Response> {
  return wire.request(method, declared(wire, { taskId, ...more }));
}

/** Looks at the task until it has one of the statuses. */
export async function until(wire: Wire, taskId: unknown, ...statuses: readonly string[]): Promise<Json> {
  for (;;) {
    const { result, error } = await ask(wire, "tasks/get", taskId);
    if (result === undefined) throw new Error(JSON.stringify(error));
    if (statuses.includes(String(result["status"]))) return result;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function textOf(result: unknown): string | undefined {
  return (result as { readonly content?: readonly { readonly text?: string }[] } | undefined)?.content?.[0]?.text;
}

/** Spoken to the engine itself by somebody: a principal, or nobody known. */
export async function as(
  server: Server,
  subject: string | undefined,
  method: string,
  params: Json,
  capabilities: Json = ABLE,
): Promise<Response> {
  const engine = engineOf(server);
  const auth = subject === undefined ? {} : { auth: { subject, scopes: [], claims: {} } };
  const _meta = { "io.modelcontextprotocol/protocolVersion": MODERN, [CAPABILITIES]: capabilities };
  const message = { jsonrpc: "2.0", id: 1, method, params: { ...params, _meta } };
  const answer = await engine.modern(message, { transport: "test", ...auth }, { send: () => undefined });
  return JSON.parse(answer?.text ?? "{}") as Response;
}

/** A legacy session of somebody, spoken to the engine itself. */
export async function sessionOf(server: Server, subject: string | undefined) {
  const engine = engineOf(server);
  const peer = { transport: "test", ...(subject !== undefined && { auth: { subject, scopes: [], claims: {} } }) };
  const params = { protocolVersion: LEGACY, capabilities: {}, clientInfo: { name: "t", version: "1" } };
  const opened = await engine.initialize({ jsonrpc: "2.0", id: 0, method: "initialize", params }, peer);
  const { session } = opened;
  if (session === undefined) throw new Error(opened.answer.text);
  let last = 0;
  return {
    opening: JSON.parse(opened.answer.text) as Response,
    request: async (method: string, own: Json): Promise<Response> => {
      const message = { jsonrpc: "2.0", id: ++last, method, params: own };
      const answer = await engine.legacy(session, message, peer, { send: () => undefined });
      return JSON.parse(answer?.text ?? "{}") as Response;
    },
  };
}
