import type { IncomingMessage, ServerResponse } from "node:http";
import type { Server } from "../server/server.ts";
import { endpointOf, type HostingOptions } from "./endpoint-of.ts";
import { answerHealth, healthCheck } from "./health.ts";
import type { HttpEndpoint } from "./http-endpoint.ts";
import { type HostedRequest, NodeExchange } from "./node-exchange.ts";
import { refuseUnknown } from "./not-found.ts";
import { Pipelining } from "./pipelining.ts";

/** A plain function for `node:http`, Express, and whatever takes the same. */
export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * Puts a server into an application: `app.use("/mcp", toNodeHandler(server))` in Express, or
 * `http.createServer(toNodeHandler(server))`. The server starts with the first request. Throws a `LocalError` where
 * settings are wrong.
 */
export function toNodeHandler(server: Server, options: HostingOptions = {}): NodeHandler {
  return nodeHandler(endpointOf(server, options, true));
}

/**
 * Serves an endpoint. A request for another path is passed on to `next`; without it the handler is alone and answers
 * 404.
 */
export function nodeHandler(endpoint: HttpEndpoint): NodeHandler {
  const { path, health } = endpoint.settings;
  const pipelining = new Pipelining((request, response) => {
    const exchange = new NodeExchange(request, response);
    if (endpoint.isSse(withoutQuery(exchange.target))) void endpoint.handleSse(exchange);
    else endpoint.handle(exchange);
  });
  return (request, response, next) => {
    const url = request.url ?? "/";
    if (url !== path) {
      const route = withoutQuery(url);
      const check = health === false ? undefined : healthCheck(route, health);
      if (check !== undefined) return answerHealth(endpoint.engine, check, new NodeExchange(request, response));
      if (endpoint.isMetadata(`${(request as HostedRequest).baseUrl ?? ""}${route === "/" ? "" : route}`)) {
        void endpoint.handleMetadata(new NodeExchange(request, response));
        return;
      }
      if (route !== path && !endpoint.isSse(route) && !isMount(request, route)) {
        if (next !== undefined) return next();
        return refuseUnknown(new NodeExchange(request, response), path);
      }
    }
    if (response.headersSent || response.writableEnded) return;
    pipelining.take(request, response);
  };
}

/** Whether the host gave this handler a prefix of its own and the request is for exactly that. */
function isMount(request: HostedRequest, route: string): boolean {
  return route === "/" && typeof request.baseUrl === "string" && request.baseUrl !== "";
}

function withoutQuery(url: string): string {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}
