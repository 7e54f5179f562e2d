import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LocalError } from "../errors.ts";
import { bracketed, isLoopback } from "../transport/http-access.ts";
import { type AuthorizationServer, createAuthorizationServer } from "./authorization-server.ts";
import type { AuthorizationServerOptions } from "./options.ts";

/** Time for the headers of a request, and for all of it, in milliseconds. */
const HEADER_TIME = 10_000;
const REQUEST_TIME = 25_000;

export interface ListenOptions extends Omit<AuthorizationServerOptions, "issuer"> {
  /** By default the address it listens at. */
  readonly issuer?: string;
  /** 127.0.0.1 */
  readonly host?: string;
  /** By default one that is free. */
  readonly port?: number;
  /** Names clients use, beside that of the issuer. */
  readonly allowedHosts?: readonly string[];
}

export interface ListeningAuthorizationServer extends AuthorizationServer {
  readonly port: number;
  close(): Promise<void>;
}

/** An authorization server on a port of its own. Rejects with a `LocalError` where options or address are wrong. */
export async function listenAuthorizationServer(options: ListenOptions): Promise<ListeningAuthorizationServer> {
  const { host = "127.0.0.1", port = 0 } = options;
  if (options.issuer === undefined && !isLoopback(host)) {
    throw new LocalError("bad-option", `issuer is missing: clients reach ${host} by another name`);
  }
  const http = createServer({
    headersTimeout: HEADER_TIME,
    requestTimeout: REQUEST_TIME,
    connectionsCheckingInterval: 1_000,
  });
  try {
    await once(http.listen(port, host), "listening");
  } catch (cause) {
    const { message } = cause as Error;
    throw new LocalError("listen", `Cannot listen on ${host}:${port}: ${message}`, { cause });
  }
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    http.closeAllConnections();
    await closed;
  };
  try {
    const { port: bound } = http.address() as AddressInfo;
    const issuer = options.issuer ?? `http://${bracketed(host)}:${bound}`;
    const server = createAuthorizationServer({ ...options, issuer });
    http.on("request", (request, response) => server.nodeHandler(request, response));
    return { ...server, port: bound, close };
  } catch (error) {
    await close();
    throw error;
  }
}
