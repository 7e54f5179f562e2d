/** A server whose callers need tokens, in each way there is to put it on HTTP. */
import { type AuthOptions, createServer, type HostingOptions, type LogRecord, type Server } from "@mcpwright/runtime";
import { hosts, MODERN, type Reply, type Send } from "../http/support.ts";
import { RESOURCE } from "./issuer.ts";

export const ways = Object.keys(hosts) as readonly (keyof typeof hosts)[];

export interface Bench {
  readonly server: Server;
  readonly records: LogRecord[];
}

/** `search` needs rooms:read, `book` needs rooms:write, `hours` nothing when `open`; `whoami` says what it is told. */
export function makeProtected(auth: AuthOptions, open = false, extensions: Record<string, object> = {}): Bench {
  const records: LogRecord[] = [];
  const server = createServer({
    name: "rooms",
    version: "1.0.0",
    extensions: extensions as Record<string, Record<string, never>>,
    logger: (record) => records.push(record),
    auth: { resource: RESOURCE, scopes: { "rooms:read": "See rooms", "rooms:write": "Book rooms" }, ...auth },
  });
  server.tools.add({ name: "search", scopes: ["rooms:read"] }, () => "two rooms");
  server.tools.add({ name: "book", scopes: ["rooms:write"] }, () => "booked");
  server.tools.add({ name: "hours", public: open }, () => "always");
  server.tools.add({ name: "whoami" }, (_, ctx) => JSON.stringify({ auth: ctx.auth, headers: ctx.headers }));
  server.resources.add({ name: "plan", uri: "rooms://plan", scopes: ["rooms:write"] }, () => "the plan");
  server.prompts.add(
    { name: "greet", scopes: ["rooms:write"], arguments: [{ name: "who" }], complete: { who: ["ada"] } },
    () => "Hello",
  );
  server.methods.add({ name: "rooms/close", scopes: ["rooms:write"] }, () => ({ closed: true }));
  return { server, records };
}

export function serveProtected(server: Server, way: keyof typeof hosts, options: HostingOptions = {}): Promise<Send> {
  return hosts[way](server, options);
}

/** A token, as the header of a request; headers as they are. */
export type Credential = string | Readonly<Record<string, string>> | undefined;

function headersOf(credential: Credential): Readonly<Record<string, string>> {
  return typeof credential === "string" ? { authorization: `Bearer ${credential}` } : (credential ?? {});
}

const ABLE = { elicitation: { form: {} }, extensions: { "io.modelcontextprotocol/tasks": {} } };
const CLIENT = { "io.modelcontextprotocol/clientCapabilities": ABLE };

/** One request of 2026-07-28. */
export function modern(
  send: Send,
  credential: Credential,
  method: string,
  params: Readonly<Record<string, unknown>> = {},
  path?: string,
): Promise<Response> {
  const name = params["name"] ?? params["uri"] ?? params["taskId"];
  return send(
    {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": MODERN,
        "mcp-method": method,
        ...(typeof name === "string" && { "mcp-name": name }),
        ...headersOf(credential),
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method,
        params: { ...params, _meta: { "io.modelcontextprotocol/protocolVersion": MODERN, ...CLIENT } },
      }),
    },
    path,
  );
}

/** One message of a session; a notification where it has no id. */
export function legacy(
  send: Send,
  credential: Credential,
  method: string,
  params: Readonly<Record<string, unknown>>,
  session?: string,
): Promise<Response> {
  const id = method.startsWith("notifications/") ? {} : { id: 1 };
  return send({
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...(session !== undefined && { "mcp-session-id": session }),
      ...headersOf(credential),
    },
    body: JSON.stringify({ jsonrpc: "2.0", ...id, method, params }),
  });
}

export const opening = (protocolVersion: string): Readonly<Record<string, unknown>> => ({
  protocolVersion,
  capabilities: {},
  clientInfo: { name: "test", version: "1" },
});

/** The JSON-RPC message of a response. */
export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const data = text.split("\n").find((line) => line.startsWith("data: {"));
  return JSON.parse(data?.slice(6) ?? text) as Reply;
}

export function textOf(reply: Reply): string {
  const [first] = (reply.result?.["content"] ?? []) as readonly { readonly text: string }[];
  return first?.text ?? "";
}
