import type { Server } from "../server/server.ts";
import { endpointOf, type HostingOptions } from "./endpoint-of.ts";
import { FetchExchange } from "./fetch-exchange.ts";
import { answerHealth, healthCheck } from "./health.ts";
import type { HttpEndpoint } from "./http-endpoint.ts";
import { refuseUnknown } from "./not-found.ts";

/** A plain function for Workers, Deno, Bun, Hono, and whatever speaks fetch. */
export type FetchHandler = (request: Request) => Promise<Response>;

/**
 * Puts a server where requests come as `Request`: `export default { fetch: toFetchHandler(server) }`. The server starts
 * with the first request. Throws a `LocalError` where settings are wrong.
 */
export function toFetchHandler(server: Server, options: HostingOptions = {}): FetchHandler {
  return fetchHandler(endpointOf(server, options, true));
}

/** Serves an endpoint; a request for another path is answered with 404. */
export function fetchHandler(endpoint: HttpEndpoint): FetchHandler {
  const { path, health } = endpoint.settings;
  return (request) => {
    const url = new URL(request.url);
    const exchange = new FetchExchange(request, url);
    const check = health === false ? undefined : healthCheck(url.pathname, health);
    if (check !== undefined) answerHealth(endpoint.engine, check, exchange);
    else if (endpoint.isSse(url.pathname)) void endpoint.handleSse(exchange);
    else if (endpoint.isMetadata(url.pathname)) void endpoint.handleMetadata(exchange);
    else if (url.pathname !== path) refuseUnknown(exchange, path);
    else endpoint.handle(exchange);
    return exchange.response;
  };
}
