import type { IncomingMessage, Server, ServerOptions } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { LocalError } from "../errors.ts";
import { MAKE_KEY, STATE_KEYS } from "../server/rounds/state-keys.ts";
import { Connections } from "./connections.ts";
import { bracketed, isLoopback } from "./http-access.ts";
import type { HttpEndpoint } from "./http-endpoint.ts";
import { type NodeHandler, nodeHandler } from "./node-http.ts";
import type { WebSocketEndpoint } from "./websocket-endpoint.ts";

/** A server that listens. */
export interface Listening {
  /** Where it listens: `http://127.0.0.1:3000/mcp`. */
  readonly url: string;
  readonly port: number;
  /**
   * Refuses new calls, gives running ones up to `drain` milliseconds (10 000), ends streams and sessions, and closes
   * port and connections.
   */
  close(drain?: number): Promise<void>;
}

const DRAIN = 10_000;
/** Time for clients to take what was written last. */
const LAST_WORDS = 1_000;

/**
 * Listens for an endpoint on the address of its settings. `base` is the `file:` URL that paths are relative to, `others`
 * answers for the paths that are not the endpoint's.
 */
export async function listenOn(
  endpoint: HttpEndpoint,
  base: string | undefined,
  others?: NodeHandler,
): Promise<Listening> {
  const { settings, engine } = endpoint;
  if (!endpoint.open) {
    throw new LocalError(
      "host-check",
      `serve.http.host ${settings.host} takes requests from everywhere: set serve.http.publicUrl, or ` +
        'serve.http.allowedHosts to the names clients use ("*" for any)',
    );
  }
  if (engine.needsStateKeys === true && !isLoopback(settings.host)) {
    throw new LocalError(
      "state-keys",
      `A server that asks its clients seals what they carry: on serve.http.host ${settings.host} it needs ` +
        `${STATE_KEYS}, the same in every process; make a key with: ${MAKE_KEY}`,
    );
  }
  const webSockets = await openWebSockets(endpoint);
  const server = await createServer(endpoint, base, webSockets !== undefined);
  const connections = new Connections();
  const handle = nodeHandler(endpoint);
  server.on("connection", (socket: Socket) => connections.watch(socket));
  server.on("request", (request, response) => {
    if (engine.state !== "running") response.shouldKeepAlive = false;
    handle(request, response, others && (() => others(request, response)));
  });
  if (webSockets !== undefined) {
    server.on("upgrade", (request, socket, head) => {
      if (!webSockets.upgrade(request, socket, head)) webSockets.refuse(socket);
    });
  }
  await engine.start();
  try {
    await bind(server, settings.host, settings.port);
  } catch (error) {
    connections.stop();
    await engine.stop(0);
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const scheme = settings.tls === undefined ? "http" : "https";
  const url = `${scheme}://${bracketed(settings.host)}:${port}${settings.path}`;
  let closed: Promise<void> | undefined;
  const close = async (drain: number): Promise<void> => {
    // Until calls are drained the port stays open, so that health checks can say "not ready"; new calls get 503.
    await engine.stop(drain);
    // What answers the last calls is written before this turn of the event loop is over.
    await new Promise((resolve) => setImmediate(resolve));
    endpoint.close();
    webSockets?.close();
    await connections.flushed(LAST_WORDS);
    webSockets?.terminate();
    connections.stop();
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await ended;
  };
  try {
    await endpoint.guard(url);
  } catch (error) {
    await close(0);
    throw error;
  }
  return {
    url,
    port,
    close(drain = DRAIN) {
      closed ??= close(drain);
      return closed;
    },
  };
}

/** What serves WebSockets, where the settings ask for them. */
async function openWebSockets(endpoint: HttpEndpoint): Promise<WebSocketEndpoint | undefined> {
  const path = endpoint.settings.websocket;
  if (path === undefined) return undefined;
  const { WebSocketEndpoint } = await import("./websocket-endpoint.ts");
  return WebSocketEndpoint.open(endpoint, path);
}

async function createServer({ settings }: HttpEndpoint, base: string | undefined, upgrades: boolean): Promise<Server> {
  const { headerTime, bodyTime } = settings.limits;
  const options: ServerOptions = {
    headersTimeout: headerTime,
    // The endpoint answers a late body first; this ends what trickles in after a refusal.
    requestTimeout: headerTime + bodyTime + 5_000,
    connectionsCheckingInterval: Math.min(1_000, headerTime),
    noDelay: true,
    // Where Node asks, and somebody takes them: what wants to become anything but a WebSocket is an ordinary request.
    ...(upgrades && ({ shouldUpgradeCallback: isWebSocket } as object)),
  };
  if (settings.tls === undefined) return (await import("node:http")).createServer(options);
  const { readFile } = await import("node:fs/promises");
  const read = (key: "cert" | "key", path: string): Promise<Buffer> =>
    readFile(base === undefined ? path : new URL(path, base)).catch((cause: unknown) => {
      throw new LocalError("setting-invalid", `serve.http.tls.${key}: cannot read ${path}`, { cause });
    });
  const cert = await read("cert", settings.tls.cert);
  const key = await read("key", settings.tls.key);
  // Who may have a certificate is its issuer's affair; a token that is bound to one is good with that one alone.
  const asked = { requestCert: settings.tls.requestCert, rejectUnauthorized: false };
  return (await import("node:https")).createServer({ ...options, cert, key, ...asked });
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === "websocket";
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (cause: NodeJS.ErrnoException): void => {
      reject(
        new LocalError(
          "listen",
          `Cannot listen on ${host}:${port} (serve.http.host, serve.http.port): ${reason(cause)}`,
          { cause },
        ),
      );
    };
    server.once("error", failed);
    server.listen(port, host, () => {
      server.off("error", failed);
      resolve();
    });
  });
}

function reason(error: NodeJS.ErrnoException): string {
  if (error.code === "EADDRINUSE") return "the port is in use";
  if (error.code === "EACCES") return "the port needs privileges";
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") return "the machine has no such address";
  return error.message;
}
