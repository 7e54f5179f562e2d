import type { Engine, MaybePromise, Session } from "../server/engine.ts";
import type { HttpSettings, SessionSettings } from "../server/settings.ts";
import { SessionStreams } from "./session-streams.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** A session that HTTP clients name by its id. */
export interface HeldSession {
  readonly session: Session;
  readonly streams: SessionStreams;
  seen: number;
}

/** The legacy sessions of an endpoint. */
export interface Sessions {
  /** Keeps a session. `undefined` when there are too many and all are in use. */
  add(session: Session): MaybePromise<HeldSession | undefined>;
  /** The session of that id, which counts as used now. */
  get(id: string): MaybePromise<HeldSession | undefined>;
  /** Ends a session; its id is unknown from then on (SESS-06). */
  end(held: HeldSession, reason: string): MaybePromise<void>;
  /** The endpoint closes. */
  endAll(reason: string): void;
}

/** The sessions that this process holds, longest unused first. */
export class SessionStore implements Sessions, Swept {
  readonly #held: Map<string, HeldSession> = new Map();
  readonly #engine: Engine;
  readonly #bounds: SessionSettings;
  readonly #retry: number;
  readonly #sweep: Sweep;
  readonly #onBusy: ((held: HeldSession) => void) | undefined;

  /** `onBusy` is told of a session that stays although nothing was asked of it for long. */
  constructor(
    engine: Engine,
    { sessions, retry }: Pick<HttpSettings, "sessions" | "retry">,
    sweep: Sweep,
    onBusy?: (held: HeldSession) => void,
  ) {
    this.#engine = engine;
    this.#bounds = sessions;
    this.#retry = retry;
    this.#sweep = sweep;
    this.#onBusy = onBusy;
  }

  /** Keeps a session; when there are too many the longest idle one ends. `undefined` when all are in use. */
  add(session: Session): HeldSession | undefined {
    if (this.#held.size >= this.#bounds.max && !this.#evict()) return undefined;
    const streams = new SessionStreams(session, this.#engine.store, this.#sweep, this.#retry);
    const held: HeldSession = { session, streams, seen: Date.now() };
    this.#held.set(session.id, held);
    this.#sweep.add(this);
    return held;
  }

  get(id: string): HeldSession | undefined {
    const held = this.#held.get(id);
    if (held !== undefined) this.#touch(held, Date.now());
    return held;
  }

  /** The session of that id, which does not count as used. */
  peek(id: string): HeldSession | undefined {
    return this.#held.get(id);
  }

  get ids(): Iterable<string> {
    return this.#held.keys();
  }

  end(held: HeldSession, reason: string): void {
    this.#held.delete(held.session.id);
    held.session.end(reason);
    held.streams.end();
  }

  endAll(reason: string): void {
    for (const held of [...this.#held.values()]) this.end(held, reason);
  }

  sweep(now: number): void {
    if (this.#engine.state === "stopped") this.endAll("The server stopped");
    for (const held of this.#held.values()) {
      if (now - held.seen < this.#bounds.idle) break;
      if (isBusy(held)) {
        this.#touch(held, now);
        this.#onBusy?.(held);
      } else this.end(held, "The session was idle for too long");
    }
    if (this.#held.size === 0) this.#sweep.delete(this);
  }

  #evict(): boolean {
    for (const held of this.#held.values()) {
      if (isBusy(held)) continue;
      this.end(held, "The session gave way to a newer one");
      return true;
    }
    return false;
  }

  #touch(held: HeldSession, now: number): void {
    held.seen = now;
    this.#held.delete(held.session.id);
    this.#held.set(held.session.id, held);
  }
}

function isBusy(held: HeldSession): boolean {
  return held.streams.connected || held.session.running > 0;
}
