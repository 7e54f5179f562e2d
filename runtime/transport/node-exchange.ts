import type { IncomingMessage, ServerResponse } from "node:http";
import type { Headers } from "../server/engine.ts";
import { certificateOf } from "./certificate.ts";
import { type Body, type EventStream, type Exchange, STREAM_BACKLOG, STREAM_HEADERS } from "./exchange.ts";

/** A request as hosts such as Express hand it on. */
export interface HostedRequest extends IncomingMessage {
  /** What the host parsed. */
  readonly body?: unknown;
  /** Where the host mounted the handler. */
  readonly baseUrl?: string;
}

/** Bytes of a refused body that are still read, so that the client gets to see the refusal. */
const DISCARDED = 16 * 1024 * 1024;
/** Time for a client that is not done then to see it, in milliseconds: closing at once would take the refusal away. */
const LINGER = 1_000;

const NO_STREAM: EventStream = { full: false, write() {}, onDrain() {}, end() {} };

/** Writes straight to Node's response: no web streams, one write for an answer. */
export class NodeExchange implements Exchange {
  readonly method: string;
  readonly #request: HostedRequest;
  readonly #response: ServerResponse;
  #settle: ((body: Body) => void) | undefined = undefined;

  constructor(request: HostedRequest, response: ServerResponse) {
    this.method = request.method ?? "";
    this.#request = request;
    this.#response = response;
  }

  get target(): string {
    return this.#request.url ?? "/";
  }

  get prefix(): string {
    return this.#request.baseUrl ?? "";
  }

  get headers(): Headers {
    return this.#request.headers;
  }

  certificate(): Uint8Array | undefined {
    return certificateOf(this.#request.socket);
  }

  header(name: string, value: string): void {
    if (!this.#response.headersSent) this.#response.setHeader(name, value);
  }

  body(limit: number): Promise<Body> {
    const request = this.#request;
    if (request.readableDidRead) return Promise.resolve(handedOver(request.body));
    return new Promise((resolve) => {
      this.#settle = resolve;
      const chunks: Buffer[] = [];
      let size = 0;
      request.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limit) {
          chunks.push(chunk);
          return;
        }
        chunks.length = 0;
        resolve({ failure: "size" });
        if (size > limit + DISCARDED && !request.isPaused()) linger(request);
      });
      request.on("end", () => {
        resolve({ bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) });
        // A stream that answers may stay open for days: the body is not kept with it.
        chunks.length = 0;
        this.#settle = undefined;
      });
      request.on("close", () => resolve({ failure: "gone" }));
    });
  }

  abandonBody(): void {
    this.header("connection", "close");
    this.#settle?.({ failure: "time" });
  }

  json(status: number, text: string): void {
    const response = this.#response;
    if (response.headersSent || response.destroyed) return;
    if (text === "") response.writeHead(status, status === 204 ? undefined : { "content-length": 0 });
    else response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
    response.end(text);
  }

  stream(): EventStream {
    const response = this.#response;
    // The host may have answered meanwhile, with a time limit of its own; then nothing of ours may follow.
    if (response.headersSent || response.destroyed) return NO_STREAM;
    response.writeHead(200, STREAM_HEADERS);
    response.flushHeaders();
    return new NodeEventStream(response);
  }

  onGone(listener: () => void): void {
    const response = this.#response;
    const left = (): void => {
      if (!response.writableFinished) listener();
    };
    if (response.destroyed) left();
    else response.once("close", left);
  }
}

class NodeEventStream implements EventStream {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  write(text: string): void {
    const response = this.#response;
    if (response.destroyed) return;
    if (response.writableLength > STREAM_BACKLOG) response.destroy();
    else response.write(text);
  }

  get full(): boolean {
    return this.#response.writableNeedDrain;
  }

  onDrain(listener: () => void): void {
    this.#response.on("drain", listener);
  }

  end(): void {
    this.#response.end();
  }
}

/** Reads nothing more of a request, and ends it in a while. */
function linger(request: IncomingMessage): void {
  request.pause();
  const timer = setTimeout(() => request.destroy(), LINGER).unref();
  request.once("close", () => clearTimeout(timer));
}

/** A body somebody has read: parsed, as text, or lost. */
function handedOver(body: unknown): Body {
  if (body === undefined) return { failure: "read" };
  if (typeof body === "string") return { bytes: Buffer.from(body) };
  return body instanceof Uint8Array ? { bytes: body } : { value: body };
}
