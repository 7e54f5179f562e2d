import { connectInMemory, type Server } from "@mcpwright/runtime";
import { isModern, type Json, modernParams, type Response, type Transport, type Wire } from "./wire.ts";

/** Speaks the text of messages to a server in the same process. */
async function open(server: Server, revision: string): Promise<Wire> {
  const connection = connectInMemory(server);
  const notifications: Json[] = [];
  const waiting = new Map<unknown, (response: Response) => void>();
  const modern = isModern(revision);
  let last = 0;
  connection.onMessage = (text) => {
    const message = JSON.parse(text) as Json;
    const settle = waiting.get(message["id"]);
    if (settle === undefined) notifications.push(message);
    else settle(message);
  };
  const begin: Wire["begin"] = (method, params) => {
    const id = ++last;
    const response = new Promise<Response>((resolve) => waiting.set(id, resolve));
    const sent = modern ? modernParams(revision, params) : params;
    connection.send(JSON.stringify({ jsonrpc: "2.0", id, method, params: sent }));
    return { id, response };
  };
  const wire: Wire = {
    revision,
    modern,
    notifications,
    begin,
    request: (method, params) => begin(method, params).response,
    notify: (method, params) => connection.send(JSON.stringify({ jsonrpc: "2.0", method, params })),
    close: async () => connection.close(),
  };
  if (!modern) {
    const clientInfo = { name: "matrix", version: "1" };
    await wire.request("initialize", { protocolVersion: revision, capabilities: {}, clientInfo });
    await wire.notify("notifications/initialized");
  }
  return wire;
}

export const memory: Transport = { name: "memory", open };
