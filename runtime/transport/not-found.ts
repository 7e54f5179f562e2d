import type { Exchange } from "./exchange.ts";

/** Answers a request for a path nobody serves, naming the one that is. */
export function refuseUnknown(exchange: Exchange, path: string): void {
  exchange.json(404, JSON.stringify({ error: `Nothing is served here; the MCP endpoint is ${path}` }));
}
