import type { EventStream } from "./exchange.ts";

/** A comment, which keeps a connection alive and means nothing (HTTP-16). */
const COMMENT = ":\n\n";
const SILENCE = 15_000;

/** JSON-RPC messages as server-sent events, and a comment whenever nothing was sent for 15 seconds. */
export class MessageStream {
  readonly #stream: EventStream;
  #written: number = Date.now();

  constructor(stream: EventStream) {
    this.#stream = stream;
  }

  /** JSON text escapes line breaks, so one data line holds a message. */
  send(message: string): void {
    this.#written = Date.now();
    this.#stream.write(`event: message\ndata: ${message}\n\n`);
  }

  keepAlive(now: number): void {
    if (now - this.#written < SILENCE) return;
    this.#written = now;
    this.#stream.write(COMMENT);
  }

  end(): void {
    this.#stream.end();
  }
}
