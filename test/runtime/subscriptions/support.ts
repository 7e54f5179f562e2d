import { createServer, type Server } from "@mcpwright/runtime";
import type { Json, Wire } from "../support/wire.ts";

export const SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";
export const ACKNOWLEDGED = "notifications/subscriptions/acknowledged";
export const TOOLS = "notifications/tools/list_changed";
export const PROMPTS = "notifications/prompts/list_changed";
export const RESOURCES = "notifications/resources/list_changed";
export const UPDATED = "notifications/resources/updated";

/** A tool, two prompts and a resource; `change` tells of everything. */
export function makeServer(options: { readonly maxSubscriptions?: number } = {}): Server {
  const server = createServer({ name: "changing", version: "1", logger: () => undefined, ...options });
  server.tools.add({ name: "change" }, (_, ctx) => {
    ctx.notify.promptsChanged();
    ctx.notify.resourcesChanged();
    ctx.notify.resourceUpdated("note:///8");
    ctx.notify.resourceUpdated("note:///7");
    ctx.notify.toolsChanged();
  });
  server.tools.add({ name: "talk" }, (_, ctx) => {
    ctx.log.error("for nobody else");
    ctx.progress(1);
    ctx.notify.toolsChanged();
  });
  server.prompts.add({ name: "welcome" }, () => "Welcome");
  server.resources.add({ name: "note", uri: "note:///7" }, () => "seven");
  return server;
}

export const methodOf = (message: Json): string => String(message["method"]);

export const is =
  (method: string): ((message: Json) => boolean) =>
  (message) =>
    message["method"] === method;

/** Id of the subscription a message belongs to. */
export function subscriptionOf(message: Json): unknown {
  const params = message["params"] as { readonly _meta?: Json } | undefined;
  return params?._meta?.[SUBSCRIPTION_ID];
}

/** Messages of one subscription, in order. */
export function messagesOf(wire: Wire, id: unknown): readonly Json[] {
  return wire.notifications.filter((message) => subscriptionOf(message) === id);
}

/** Opens a subscription and waits until it is acknowledged. */
export async function listen(
  wire: Wire,
  notifications: Json,
): Promise<{ readonly id: number; readonly response: ReturnType<Wire["request"]>; readonly honoured: unknown }> {
  const { id, response } = wire.begin("subscriptions/listen", { notifications });
  const refused = response.then(({ error }) => {
    throw new Error(`not accepted: ${JSON.stringify(error)}`);
  });
  const accepted = wire.first((message) => methodOf(message) === ACKNOWLEDGED && subscriptionOf(message) === id);
  const message = await Promise.race([accepted, refused]);
  refused.catch(() => undefined);
  return { id, response, honoured: (message["params"] as Json)["notifications"] };
}
