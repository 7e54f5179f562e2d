import type { Engine, Session } from "../server/engine.ts";
import type { HttpSettings } from "../server/settings.ts";
import type { Log } from "../store/log.ts";
import { SessionStreams } from "./session-streams.ts";
import type { Sweep, Swept } from "./sweep.ts";

/** A session that HTTP clients name by its id. */
export interface HeldSession {
  readonly session: Session;
  readonly streams: SessionStreams;
  seen: number;
}

/** The legacy sessions of one endpoint, longest unused first. */
export class SessionStore implements Swept {
  readonly #held: Map<string, HeldSession> = new Map();
  readonly #engine: Engine;
  readonly #settings: HttpSettings;
  readonly #sweep: Sweep;
  readonly #log: Log;

  constructor(engine: Engine, settings: HttpSettings, sweep: Sweep, log: Log) {
    this.#engine = engine;
    this.#settings = settings;
    this.#sweep = sweep;
    this.#log = log;
  }

  /** Keeps a session; when there are too many the longest idle one ends. `undefined` when all are in use. */
  add(session: Session): HeldSession | undefined {
    if (this.#held.size >= this.#settings.sessions.max && !this.#evict()) return undefined;
    const streams = new SessionStreams(session, this.#log, this.#sweep, this.#settings.retry);
    const held: HeldSession = { session, streams, seen: Date.now() };
    this.#held.set(session.id, held);
    this.#sweep.add(this);
    return held;
  }

  /** The session of that id, which counts as used now. */
  get(id: string): HeldSession | undefined {
    const held = this.#held.get(id);
    if (held !== undefined) this.#touch(held, Date.now());
    return held;
  }

  /** Ends a session; its id is unknown from then on (SESS-06). */
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
      if (now - held.seen < this.#settings.sessions.idle) break;
      if (isBusy(held)) this.#touch(held, now);
      else this.end(held, "The session was idle for too long");
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
