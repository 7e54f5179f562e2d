import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Server } from "../server/server.ts";
import { endpointOf, type HostingOptions } from "./endpoint-of.ts";

/** A plain function for the event `upgrade` of `node:http`. Gives whether it took the connection. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/**
 * Serves WebSockets in an application: `http.on("upgrade", await toUpgradeHandler(server))`, at `serve.http.websocket` or
 * `/ws`. A connection for another path is left alone. Needs the package `ws`: rejects with a `LocalError` where it is not
 * installed, or settings are wrong.
 */
export async function toUpgradeHandler(server: Server, options: HostingOptions = {}): Promise<UpgradeHandler> {
  const endpoint = endpointOf(server, options, true);
  const { WebSocketEndpoint } = await import("./websocket-endpoint.ts");
  const webSockets = await WebSocketEndpoint.open(endpoint, endpoint.settings.websocket ?? "/ws");
  return (request, socket, head) => webSockets.upgrade(request, socket, head);
}
