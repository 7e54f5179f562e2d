import { Inbox } from "./inbox.ts";
import { isModern, type Json, modernParams, type Response, type Wire } from "./wire.ts";

/** A connection that carries texts both ways. */
export interface TextPipe {
  send(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Speaks over a pipe of messages. `connect` gets what takes each message of the server. */
export async function openPipe(
  transport: string,
  revision: string,
  connect: (receive: (text: string) => void) => TextPipe,
): Promise<Wire> {
  const inbox = new Inbox();
  const waiting = new Map<unknown, (response: Response) => void>();
  const modern = isModern(revision);
  let last = 0;
  const pipe = connect((text) => {
    const message = JSON.parse(text) as Json;
    const settle = waiting.get(message["id"]);
    if (settle === undefined) inbox.take(message);
    else settle(message);
  });
  const begin: Wire["begin"] = (method, params) => {
    const id = ++last;
    const response = new Promise<Response>((resolve) => waiting.set(id, resolve));
    const sent = modern ? modernParams(revision, params) : params;
    void pipe.send(JSON.stringify({ jsonrpc: "2.0", id, method, params: sent }));
    return { id, response };
  };
  const notify: Wire["notify"] = (method, params) => pipe.send(JSON.stringify({ jsonrpc: "2.0", method, params }));
  let opening: Response = {};
  const wire: Wire = {
    transport,
    revision,
    modern,
    notifications: inbox.messages,
    first: (condition) => inbox.first(condition),
    openStream: async () => undefined,
    get opening() {
      return opening;
    },
    begin,
    request: (method, params) => begin(method, params).response,
    notify,
    cancel: (id, reason) => notify("notifications/cancelled", { requestId: id, reason }),
    close: () => pipe.close(),
  };
  if (!modern) {
    const clientInfo = { name: "matrix", version: "1" };
    opening = await wire.request("initialize", { protocolVersion: revision, capabilities: {}, clientInfo });
    await wire.notify("notifications/initialized");
  }
  return wire;
}
