import type { AuthInfo, Engine, MaybePromise, Peer } from "../server/engine.ts";
import { Pipe } from "../server/pipe.ts";
import { SSE_REVISION } from "../server/settings.ts";
import type { Exchange } from "./exchange.ts";
import type { Caller } from "./gate.ts";
import { MessageStream } from "./sse.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** Characters that may wait for a client that does not read; then it counts as gone. */
const MOST_WAITING = 8 * 1024 * 1024;

/** A session of HTTP+SSE: it lasts as long as the stream that opened it (HSSE-09). */
export class SseSession implements Swept {
  readonly id: string = crypto.randomUUID();
  /** Whose it is. */
  readonly auth: AuthInfo | undefined;
  readonly #engine: Engine;
  readonly #pipe: Pipe;
  readonly #stream: MessageStream;
  readonly #sweep: Sweep;
  /** When the credential it was opened with ends. */
  readonly #expires: number;
  readonly #onEnd: (session: SseSession) => void;
  /** Messages the client has not made room for. */
  #waiting: string[] = [];
  #size = 0;
  #ended = false;

  constructor(
    engine: Engine,
    exchange: Exchange,
    caller: Caller | undefined,
    sweep: Sweep,
    onEnd: (session: SseSession) => void,
  ) {
    const peer: Peer = { transport: "sse", headers: exchange.headers, newest: SSE_REVISION, ...caller };
    this.auth = caller?.auth;
    this.#engine = engine;
    this.#sweep = sweep;
    this.#expires = caller?.until ?? Number.POSITIVE_INFINITY;
    this.#onEnd = onEnd;
    this.#pipe = new Pipe(engine, peer, (text) => this.#send(text));
    this.#stream = new MessageStream(exchange.stream());
    this.#stream.onDrain(() => this.#flush());
    exchange.onGone(() => this.end("The client closed the stream"));
    sweep.add(this);
  }

  /** Says where the client sends its messages, before anything else (HSSE-02). */
  open(endpoint: string): void {
    this.#stream.endpoint(endpoint);
  }

  /** Takes one message. Settles when it is dealt with; what answers it goes out on the stream (HSSE-04). */
  receive(message: unknown): MaybePromise<void> {
    return this.#pipe.receive(message);
  }

  sweep(now: number): void {
    if (this.#engine.state === "stopped") this.end("The server stopped");
    else if (now >= this.#expires) this.end("The token is expired");
    else if (!this.#stream.full) this.#stream.keepAlive(now);
  }

  end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting = [];
    this.#pipe.end(reason);
    this.#stream.end();
    this.#sweep.delete(this);
    this.#onEnd(this);
  }

  #send(text: string): void {
    if (this.#ended) return;
    if (this.#size === 0 && !this.#stream.full) {
      this.#stream.send(text);
      return;
    }
    this.#waiting.push(text);
    this.#size += text.length;
    if (this.#size > MOST_WAITING) this.end("The client does not read its stream");
  }

  #flush(): void {
    let sent = 0;
    for (const text of this.#waiting) {
      if (this.#ended || this.#stream.full) break;
      sent++;
      this.#size -= text.length;
      this.#stream.send(text);
    }
    if (sent > 0) this.#waiting = this.#waiting.slice(sent);
  }
}
