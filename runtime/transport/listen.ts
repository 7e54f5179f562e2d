import { definitionOf, type Server } from "../server/server.ts";
import { endpointOf, type HostingOptions } from "./endpoint-of.ts";
import { type Listening, listenOn } from "./node-listener.ts";

/** Starts the server and listens for HTTP in this process. Rejects with a `LocalError` where settings or address are wrong. */
export async function listen(server: Server, options: HostingOptions = {}): Promise<Listening> {
  return listenOn(endpointOf(server, options, false), definitionOf(server).base);
}
