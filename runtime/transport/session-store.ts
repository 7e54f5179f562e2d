import type { Session } from "../server/engine.ts";
import type { ServerStream } from "./server-stream.ts";
import type { Sweep, Swept } from "./sweep.ts";

const MOST_SESSIONS = 10_000;
const IDLE_TIME = 30 * 60_000;

/** A session that HTTP clients name by its id. */
export interface HeldSession {
  readonly session: Session;
  /** Streams opened by GET, oldest first; a message goes out on the last one only (SHTTP-26, SHTTP-27). */
  readonly streams: ServerStream[];
  seen: number;
}

/** The legacy sessions of one endpoint, longest unused first. */
export class SessionStore implements Swept {
  readonly #held: Map<string, HeldSession> = new Map();
  readonly #sweep: Sweep;

  constructor(sweep: Sweep) {
    this.#sweep = sweep;
  }

  /** Keeps a session; when there are too many the longest idle one ends. False when all of them are in use. */
  add(session: Session): boolean {
    if (this.#held.size >= MOST_SESSIONS && !this.#evict()) return false;
    this.#held.set(session.id, { session, streams: [], seen: Date.now() });
    this.#sweep.add(this);
    return true;
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
    for (const stream of [...held.streams]) stream.close();
  }

  endAll(reason: string): void {
    for (const held of [...this.#held.values()]) this.end(held, reason);
  }

  sweep(now: number): void {
    for (const held of this.#held.values()) {
      if (now - held.seen < IDLE_TIME) break;
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
  return held.streams.length > 0 || held.session.running > 0;
}
