import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { engineOf, type Server, toNodeHandler } from "@mcpwright/runtime";
import { Inbox } from "./inbox.ts";
import { isModern, type Json, modernParams, type Response as RpcResponse, type Transport, type Wire } from "./wire.ts";

/** Each message of a response body: one JSON text, or the events of a stream as they come. */
async function* messagesOf(response: Response): AsyncGenerator<Json> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
    const text = await response.text();
    if (text !== "") yield JSON.parse(text) as Json;
    return;
  }
  let buffered = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    buffered += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = buffered.indexOf("\n\n"); end !== -1; end = buffered.indexOf("\n\n")) {
      const lines = buffered.slice(0, end).split("\n");
      buffered = buffered.slice(end + 2);
      const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
      if (data.join("") !== "") yield JSON.parse(data.join("\n")) as Json;
    }
  }
}

/** Speaks to a real socket on loopback. */
async function open(server: Server, revision: string): Promise<Wire> {
  const listener = createHttpServer(toNodeHandler(server));
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/mcp`;
  const modern = isModern(revision);
  const inbox = new Inbox();
  const streams = new AbortController();
  const running = new Map<number, AbortController>();
  let session: string | undefined;
  let last = 0;

  const headersOf = (method: string, params: Json | undefined): Record<string, string> => ({
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    ...(session !== undefined && { "mcp-session-id": session, "mcp-protocol-version": revision }),
    ...(modern && { "mcp-protocol-version": revision, "mcp-method": method }),
    ...(modern && ["tools/call", "prompts/get"].includes(method) && { "mcp-name": String(params?.["name"]) }),
    ...(modern && /^tasks\//.test(method) && { "mcp-name": String(params?.["taskId"]) }),
    ...(modern && method === "resources/read" && { "mcp-name": String(params?.["uri"]) }),
  });
  const post = async (message: Json, signal?: AbortSignal): Promise<Response> => {
    const headers = headersOf(String(message["method"]), message["params"] as Json | undefined);
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(message),
      signal: signal ?? null,
    });
    session ??= response.headers.get("mcp-session-id") ?? undefined;
    return response;
  };
  const ask = async (
    id: number,
    method: string,
    params: Json | undefined,
    signal: AbortSignal,
  ): Promise<RpcResponse> => {
    const sent = modern ? modernParams(revision, params) : params;
    const response = await post({ jsonrpc: "2.0", id, method, ...(sent && { params: sent }) }, signal);
    for await (const message of messagesOf(response)) {
      if ("method" in message) inbox.take(message);
      else return message;
    }
    // A cancelled request ends without an answer.
    return new Promise(() => undefined);
  };
  const begin: Wire["begin"] = (method, params) => {
    const id = ++last;
    const controller = new AbortController();
    running.set(id, controller);
    const response = ask(id, method, params, controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) throw error;
      return new Promise<RpcResponse>(() => undefined);
    });
    return { id, response };
  };
  const notify: Wire["notify"] = async (method, params) => {
    const response = await post({ jsonrpc: "2.0", method, ...(params && { params }) });
    await response.text();
  };
  let opening: RpcResponse = {};
  const wire: Wire = {
    transport: "http",
    revision,
    modern,
    notifications: inbox.messages,
    first: (condition) => inbox.first(condition),
    openStream: async () => {
      const response = await fetch(url, {
        headers: { ...headersOf("", undefined), accept: "text/event-stream" },
        signal: streams.signal,
      });
      void (async () => {
        for await (const message of messagesOf(response)) inbox.take(message);
      })().catch(() => undefined);
    },
    get opening() {
      return opening;
    },
    begin,
    request: (method, params) => begin(method, params).response,
    notify,
    // A modern client cancels by going away (CANC-11).
    cancel: async (id, reason) => {
      if (modern) running.get(id)?.abort();
      else await notify("notifications/cancelled", { requestId: id, reason });
    },
    close: async () => {
      streams.abort();
      for (const controller of running.values()) controller.abort();
      await engineOf(server).stop();
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
  if (!modern) {
    const clientInfo = { name: "matrix", version: "1" };
    opening = await wire.request("initialize", { protocolVersion: revision, capabilities: {}, clientInfo });
    await wire.notify("notifications/initialized");
  }
  return wire;
}

export const http: Transport = { name: "http", open };
