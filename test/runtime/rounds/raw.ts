/** One modern request at a time, spoken to the engine: what a client would see of its rounds. */
import { type AuthInfo, type Engine, engineOf, type Server } from "@mcpwright/runtime";
import { type Confirming, questions, quietServer } from "./eras.ts";

export type Input = Readonly<Record<string, unknown>>;

export type Json = { readonly [key: string]: unknown };

export const REVISION = "2026-07-28";
export const ABLE: Json = { elicitation: { form: {}, url: {} }, sampling: {}, roots: {} };

export interface Reply {
  readonly status: number;
  readonly result?: Json & { readonly inputRequests?: Record<string, Json>; readonly requestState?: string };
  readonly error?: { readonly code: number; readonly message: string; readonly data?: Json };
}

export interface Sender {
  readonly auth?: AuthInfo;
  readonly capabilities?: Json;
  readonly meta?: Json;
}

let last = 0;

/** A request under way can be cancelled by its outlet. */
export type Outlet = Parameters<Engine["modern"]>[2];

/** Begins a call of a tool; resolves to nothing when it was cancelled. */
export async function begin(server: Server, name: string, outlet: Outlet, more: Json = {}): Promise<unknown> {
  await engineOf(server).start();
  return engineOf(server).modern(messageOf("tools/call", { name, ...more }, {}), { transport: "test" }, outlet);
}

function messageOf(method: string, params: Json, { capabilities = ABLE, meta }: Sender): Json {
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": REVISION,
    "io.modelcontextprotocol/clientCapabilities": capabilities,
    ...meta,
  };
  last++;
  return JSON.parse(JSON.stringify({ jsonrpc: "2.0", id: last, method, params: { ...params, _meta } })) as Json;
}

export async function send(server: Server, method: string, params: Json, from: Sender = {}): Promise<Reply> {
  const peer = { transport: "test", ...(from.auth && { auth: from.auth }) };
  const answer = await engineOf(server).modern(messageOf(method, params, from), peer, { send: () => undefined });
  if (answer === undefined) throw new Error("there was no answer");
  return { status: answer.status, ...(JSON.parse(answer.text) as Omit<Reply, "status">) };
}

export function call(server: Server, name: string, more: Json = {}, from: Sender = {}): Promise<Reply> {
  return send(server, "tools/call", { name, ...more }, from);
}

/** What goes with a retry: `content` for every form that was asked, and the state. */
export function answering({ result }: Reply, content: Json): Json {
  const answers = Object.keys(result?.inputRequests ?? {}).map((key) => [key, { action: "accept", content }]);
  return { inputResponses: Object.fromEntries(answers), requestState: result?.requestState };
}

/** A server with a tool that asks for confirmation of `what`. */
export function confirming(server: Server = quietServer(), name = "t"): Server {
  server.tools.add<Input, void, Confirming>(
    { name, inputSchema: { type: "object" }, elicit: questions },
    async ({ what }, ctx) => `agreed: ${(await ctx.elicit.confirm({ what: String(what ?? "it") })).agreed}`,
  );
  return server;
}

export function text({ result }: Reply): string | undefined {
  return (result?.["content"] as readonly { readonly text: string }[] | undefined)?.[0]?.text;
}
export const AGREED: Json = { agreed: true };
