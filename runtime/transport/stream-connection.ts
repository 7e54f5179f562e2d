import { isPromise } from "../server/dispatch.ts";
import type { Log, LogRest } from "../store/log.ts";
import type { Exchange } from "./exchange.ts";
import { MessageStream } from "./sse.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** Where a stream stands in the log, and how its events are named. */
export interface StreamSource {
  readonly log: Log;
  readonly group: string;
  readonly name: string;
  /** Whether the entry that opens the stream is shown to the client (SHTTP-10). */
  readonly primes: boolean;
  /** When the credential that the connection was made with ends; the stream is there for another one. */
  readonly until: number;
}

/** The entry that opens a stream is no message. */
const OPENING = 1;

/**
 * One connection of a stream: writes what the log holds after a point, as fast as the reader takes it, and goes on with
 * what is added. A stream may have many of them, one after the other.
 */
export class StreamConnection implements Swept {
  readonly #source: StreamSource;
  readonly #sweep: Sweep;
  readonly #stream: MessageStream;
  readonly #stopWaiting: () => void;
  readonly #onEnd: (connection: StreamConnection) => void;
  /** Id of the entry that was written last. */
  #written: number;
  #reading = false;
  #behind = false;
  /** Whether the log was not reached. */
  #failed = false;
  #ended = false;

  constructor(
    source: StreamSource,
    after: number,
    exchange: Exchange,
    sweep: Sweep,
    onEnd: (connection: StreamConnection) => void,
  ) {
    this.#source = source;
    this.#written = after;
    this.#sweep = sweep;
    this.#onEnd = onEnd;
    this.#stream = new MessageStream(exchange.stream());
    this.#stopWaiting = source.log.wait(source.group, source.name, () => this.#advance());
    sweep.add(this);
    this.#stream.onDrain(() => this.#advance());
    exchange.onGone(() => this.end());
    this.#advance();
  }

  sweep(now: number): void {
    if (now >= this.#source.until) this.end();
    else {
      this.#stream.keepAlive(now);
      if (this.#failed) this.#advance();
    }
  }

  /** Ends the connection; the client comes back after `retry` milliseconds for the rest (SHTTP-12, SHTTP-25). */
  close(retry: number): void {
    if (this.#ended) return;
    // Without an id the client could not come back.
    if (this.#written === 0) this.#stream.prime(`${this.#source.name}-0`);
    this.#stream.retry(retry);
    this.end();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stopWaiting();
    this.#sweep.delete(this);
    this.#stream.end();
    this.#onEnd(this);
  }

  #advance(): void {
    this.#behind = true;
    if (this.#reading || this.#ended) return;
    this.#reading = true;
    this.#failed = false;
    while (this.#behind && !this.#ended && !this.#stream.full) {
      this.#behind = false;
      const { log, group, name } = this.#source;
      const rest = log.read(group, name, this.#written);
      if (isPromise(rest)) {
        rest.then(
          (settled) => {
            this.#write(settled);
            this.#reading = false;
            if (this.#behind) this.#advance();
          },
          () => {
            this.#failed = true;
            this.#reading = false;
          },
        );
        return;
      }
      this.#write(rest);
    }
    this.#reading = false;
  }

  /** Writes until the reader has enough; what is left is read again when it has caught up. */
  #write(rest: LogRest | undefined): void {
    const { log, group, name, primes } = this.#source;
    // Where what the reader has not got yet is gone, it is told so when it asks for it.
    for (const { id, text } of rest?.entries ?? []) {
      if (this.#ended || this.#stream.full) return;
      const eventId = `${name}-${id}`;
      if (id !== OPENING) this.#stream.sendAs(eventId, text);
      else if (primes) this.#stream.prime(eventId);
      this.#written = id;
    }
    if (rest?.ended) void log.release(group, name);
    if (rest?.ended !== false) this.end();
  }
}
