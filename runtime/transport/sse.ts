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
    this.#write(`event: message\ndata: ${message}\n\n`);
  }

  /** A message with the id a client resumes after (SHTTP-28). */
  sendAs(id: string, message: string): void {
    this.#write(`id: ${id}\nevent: message\ndata: ${message}\n\n`);
  }

  /** An id without a message, so that a stream can be resumed from its beginning (SHTTP-10). */
  prime(id: string): void {
    this.#write(`id: ${id}\ndata: \n\n`);
  }

  /** Where a client of HTTP+SSE sends its messages (HSSE-02). */
  endpoint(uri: string): void {
    this.#write(`event: endpoint\ndata: ${uri}\n\n`);
  }

  /** How long the client waits before it reconnects, in milliseconds (SHTTP-12). */
  retry(milliseconds: number): void {
    this.#write(`retry: ${milliseconds}\n\n`);
  }

  keepAlive(now: number): void {
    if (now - this.#written < SILENCE) return;
    this.#written = now;
    this.#stream.write(COMMENT);
  }

  /** Whether the reader should catch up before more is written. */
  get full(): boolean {
    return this.#stream.full;
  }

  /** Has the listener called whenever the reader has caught up. */
  onDrain(listener: () => void): void {
    this.#stream.onDrain(listener);
  }

  /** Ends the stream, with a last message if there is one. */
  finish(message: string | undefined): void {
    if (message !== undefined) this.send(message);
    this.end();
  }

  end(): void {
    this.#stream.end();
  }

  #write(event: string): void {
    this.#written = Date.now();
    this.#stream.write(event);
  }
}
