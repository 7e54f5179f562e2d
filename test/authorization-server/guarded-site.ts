/** A protected server and its authorization server on one port, as programs have them; counts what is asked. */
import { createServer as createHttpServer } from "node:http";
import { type AuthOptions, createServer, type LogRecord, toNodeHandler } from "@mcpwright/runtime";
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  createAuthorizationServer,
} from "@mcpwright/runtime/authorization-server";
import { listenOnLoopback } from "../runtime/support/loopback.ts";

export const SCOPES = { "rooms:read": "See rooms and bookings", "rooms:write": "Book and cancel rooms" };
export const SECRET = "a-secret-of-the-server-itself";

export interface GuardedSite {
  readonly origin: string;
  /** Of the protected server. */
  readonly url: string;
  readonly authorization: AuthorizationServer;
  /** `GET /authorize`, in the order they came. */
  readonly asked: string[];
  readonly records: LogRecord[];
  count(line: string): number;
}

export interface SiteOptions {
  readonly authorization?: Partial<AuthorizationServerOptions>;
  /** How the protected server checks tokens. */
  readonly auth?: AuthOptions;
  /** The same, where it needs the authorization server itself. */
  readonly authOf?: (authorization: AuthorizationServer) => AuthOptions;
}

/** `search` needs rooms:read, `book` rooms:write; both say who calls. */
export async function guardedSite(options: SiteOptions = {}): Promise<GuardedSite> {
  const asked: string[] = [];
  const records: LogRecord[] = [];
  const http = createHttpServer();
  const origin = await listenOnLoopback(http);
  const url = `${origin}/mcp`;
  const logger = (record: LogRecord): void => void records.push(record);
  const authorization = createAuthorizationServer({
    issuer: origin,
    scopes: SCOPES,
    resources: [url],
    users: ["ada", { subject: "grace", name: "Grace Hopper" }],
    clients: [{ clientId: "rooms", clientSecret: SECRET }],
    logger,
    ...options.authorization,
  });
  const server = createServer({
    name: "rooms",
    version: "1.0.0",
    logger,
    auth: {
      issuer: authorization.issuer,
      resource: url,
      scopes: SCOPES,
      required: ["rooms:read"],
      ...options.auth,
      ...options.authOf?.(authorization),
    },
  });
  server.tools.add({ name: "search", scopes: ["rooms:read"] }, (_, ctx) => `two rooms for ${ctx.auth?.subject}`);
  server.tools.add({ name: "book", scopes: ["rooms:write"] }, (_, ctx) => `booked for ${ctx.auth?.subject}`);
  const mcp = toNodeHandler(server);
  http.on("request", (request, response) => {
    asked.push(`${request.method} ${request.url?.split("?")[0]}`);
    authorization.nodeHandler(request, response, () => mcp(request, response));
  });
  return { origin, url, authorization, asked, records, count: (line) => asked.filter((one) => one === line).length };
}
