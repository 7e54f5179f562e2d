import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocketServer } from "ws";
import { LocalError } from "../errors.ts";
import { certificateOf } from "./certificate.ts";
import { headerText } from "./header-text.ts";
import type { HttpEndpoint } from "./http-endpoint.ts";
import { answerOf, asRefusal, Refusal } from "./refusal.ts";
import { started } from "./started.ts";
import { Sweep } from "./sweep.ts";
import { WebSocketConnection } from "./websocket-connection.ts";

/** The sub-protocol that carries MCP. */
const PROTOCOL = "mcp";

/** A path at which connections become WebSockets, with the hosts, origins and limits of an endpoint. */
export class WebSocketEndpoint {
  readonly #endpoint: HttpEndpoint;
  readonly #path: string;
  readonly #server: WebSocketServer;
  readonly #sweep: Sweep = new Sweep();
  readonly #connections: Set<WebSocketConnection> = new Set();

  private constructor(endpoint: HttpEndpoint, path: string, server: WebSocketServer) {
    this.#endpoint = endpoint;
    this.#path = path;
    this.#server = server;
  }

  /** Loads the package `ws`. Rejects with a `LocalError` where it is not installed. */
  static async open(endpoint: HttpEndpoint, path: string): Promise<WebSocketEndpoint> {
    const { WebSocketServer } = await import("ws").catch((cause: unknown) => {
      throw new LocalError("missing-package", "WebSockets need the package ws: run `npm install ws@8`", { cause });
    });
    const server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: endpoint.settings.limits.body,
      perMessageDeflate: false,
      handleProtocols: () => PROTOCOL,
    });
    return new WebSocketEndpoint(endpoint, path, server);
  }

  /** Takes a connection that asks to be upgraded at our path; false when it is for another. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if ((request.url ?? "/").split("?", 1)[0] !== this.#path) return false;
    // Until it is a WebSocket nobody else listens.
    socket.on("error", () => socket.destroy());
    this.#accept(request, socket, head).catch((error: unknown) => refuseUpgrade(socket, asRefusal(error)));
    return true;
  }

  /** Answers a connection that asks to be upgraded elsewhere. */
  refuse(socket: Duplex): void {
    refuseUpgrade(socket, new Refusal(404, `Connections become WebSockets at ${this.#path} only`));
  }

  /** Asks every client to leave. */
  close(): void {
    this.#sweep.stop();
    for (const connection of this.#connections) connection.close();
  }

  /** Cuts off whoever is still there. */
  terminate(): void {
    for (const connection of this.#connections) connection.terminate();
  }

  async #accept(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { engine, settings } = this.#endpoint;
    const refusal = this.#endpoint.refusalOf(request.headers);
    if (refusal !== undefined) throw refusal;
    const { method = "GET", url: target = "/", headers } = request;
    const certificate = (): Uint8Array | undefined => certificateOf(request.socket);
    const caller = await this.#endpoint.identify({ method, target, prefix: "", headers, certificate });
    const offered = headerText(request.headers["sec-websocket-protocol"])?.split(",") ?? [];
    if (!offered.some((name) => name.trim() === PROTOCOL)) {
      throw new Refusal(400, `Sec-WebSocket-Protocol must list ${PROTOCOL}`);
    }
    await started(engine);
    if (this.#connections.size >= settings.sessions.max) {
      throw new Refusal(503, "Too many connections are open; try again");
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const connection: WebSocketConnection = new WebSocketConnection(
        engine,
        settings,
        webSocket,
        caller,
        this.#sweep,
        () => this.#connections.delete(connection),
      );
      this.#connections.add(connection);
    });
  }
}

/** Answers a connection that does not become a WebSocket, and ends it. */
function refuseUpgrade(socket: Duplex, refusal: Refusal): void {
  const { status, text, challenge } = answerOf(refusal);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...(challenge === undefined ? [] : [`WWW-Authenticate: ${challenge}`]),
    ...(refusal.nonce === undefined ? [] : [`DPoP-Nonce: ${refusal.nonce}`]),
    ...(status === 503 ? ["Retry-After: 1"] : []),
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}
