import { definitionOf, type Server } from "../server/server.ts";
import { endpointOf, type HostingOptions } from "./endpoint-of.ts";
import type { NodeHandler } from "./node-http.ts";
import { type Listening, listenOn } from "./node-listener.ts";

export interface ListenOptions extends HostingOptions {
  /** Gets the requests for every other path, such as those of an authorization server on the same port. */
  readonly others?: NodeHandler;
}

/** Starts the server and listens for HTTP in this process. Rejects with a `LocalError` where settings or address are wrong. */
export async function listen(server: Server, { others, ...options }: ListenOptions = {}): Promise<Listening> {
  return listenOn(endpointOf(server, options, false), definitionOf(server).base, others);
}
