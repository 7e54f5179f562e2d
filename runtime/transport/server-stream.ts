import type { Engine, Outlet, RunningCall } from "../server/engine.ts";
import type { Exchange } from "./exchange.ts";
import type { HeldSession } from "./session-store.ts";
import { MessageStream } from "./sse.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** Streams a session may hold open; the oldest gives way. */
const MOST_STREAMS = 4;

/** The stream a legacy client opens by GET, for messages that belong to no request (SHTTP-20, SHTTP-22). */
export class ServerStream implements Outlet, Swept {
  call: RunningCall | undefined = undefined;
  readonly #engine: Engine;
  readonly #held: HeldSession;
  readonly #sweep: Sweep;
  readonly #stream: MessageStream;

  constructor(engine: Engine, exchange: Exchange, held: HeldSession, sweep: Sweep) {
    this.#engine = engine;
    this.#held = held;
    this.#sweep = sweep;
    if (held.streams.length >= MOST_STREAMS) held.streams[0]?.close();
    held.streams.push(this);
    held.session.outlet = this;
    sweep.add(this);
    this.#stream = new MessageStream(exchange.stream());
    exchange.onGone(() => this.close());
  }

  send(text: string): void {
    this.#stream.send(text);
  }

  sweep(now: number): void {
    if (this.#engine.state === "stopped") this.close();
    else this.#stream.keepAlive(now);
  }

  close(): void {
    const { streams, session } = this.#held;
    const index = streams.indexOf(this);
    if (index < 0) return;
    streams.splice(index, 1);
    if (session.outlet === this) session.outlet = streams.at(-1);
    this.#sweep.delete(this);
    this.#stream.end();
  }
}
