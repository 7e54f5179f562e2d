import type { Engine, Session } from "../server/engine.ts";
import type { LegacySession } from "../server/legacy-session.ts";
import type { SessionFacts } from "../server/session-share.ts";
import type { HttpSettings } from "../server/settings.ts";
import type { Fellows, SessionHolder } from "../shared/fellows.ts";
import { factsOf } from "../shared/session-facts.ts";
import { SharedSession } from "../shared/shared-session.ts";
import { type HeldSession, SessionStore, type Sessions } from "./session-store.ts";
import type { Sweep } from "./sweep.ts";

/** What an id minted by any process looks like. */
const SESSION_ID = /^[0-9a-f-]{36}$/;

/**
 * Sessions that any process of several serves. Each is a record, read with every request that names it, so that what
 * one process changed or ended is so at all of them; of what is under way each process holds its part.
 */
export class SharedSessions implements Sessions, SessionHolder {
  readonly #engine: Engine;
  readonly #fellows: Fellows;
  readonly #held: SessionStore;
  readonly #idle: number;
  readonly #shares: WeakMap<Session, SharedSession> = new WeakMap();
  /** When the record of a session was written last by this process. */
  readonly #renewed: WeakMap<Session, number> = new WeakMap();

  constructor(engine: Engine, fellows: Fellows, settings: HttpSettings, sweep: Sweep) {
    const { idle, max } = settings.sessions;
    this.#engine = engine;
    this.#fellows = fellows;
    this.#idle = idle;
    // What is not in use here is let go of long before its record ends.
    const bounds = { sessions: { idle: idle / 2, max }, retry: settings.retry };
    this.#held = new SessionStore(engine, bounds, sweep, (held) => this.#renew(held));
    fellows.holders.add(this);
  }

  async add(session: Session): Promise<HeldSession | undefined> {
    const held = this.#hold(session);
    if (held === undefined) return undefined;
    try {
      await this.#shares.get(session)?.create(factsOf(session as LegacySession));
    } catch (error) {
      this.#held.end(held, "The session could not be kept");
      throw error;
    }
    return held;
  }

  async get(id: string): Promise<HeldSession | undefined> {
    const held = await this.#load(id);
    if (held === undefined) return undefined;
    this.#held.get(id);
    if (Date.now() - (this.#renewed.get(held.session) ?? 0) > this.#idle / 4) this.#renew(held);
    return held;
  }

  async end(held: HeldSession, reason: string): Promise<void> {
    await this.#shares.get(held.session)?.end();
    this.#held.end(held, reason);
  }

  /** Lets go of what this process holds; the sessions go on elsewhere. */
  endAll(reason: string): void {
    this.#fellows.holders.delete(this);
    this.#held.endAll(reason);
  }

  async lookAgain(ids: ReadonlySet<string> | undefined): Promise<void> {
    const held = [...(ids ?? this.#held.ids)].filter((id) => this.#held.peek(id) !== undefined);
    await Promise.all(held.map((id) => this.#load(id)));
  }

  closeStream(session: string, stream: string, retry: number | undefined): void {
    this.#held.peek(session)?.streams.closeHere(stream, retry);
  }

  async #load(id: string): Promise<HeldSession | undefined> {
    if (!SESSION_ID.test(id)) return undefined;
    const text = await this.#fellows.store.records.get(SharedSession.keyOf(id));
    if (text === undefined) {
      const held = this.#held.peek(id);
      if (held !== undefined) this.#held.end(held, "The session has ended");
      return undefined;
    }
    const held = this.#held.peek(id) ?? (await this.#restore(id, text));
    if (held !== undefined) this.#shares.get(held.session)?.saw(text);
    return held;
  }

  async #restore(id: string, text: string): Promise<HeldSession | undefined> {
    const session = await this.#engine.restore(id, JSON.parse(text) as SessionFacts);
    // Another request may have been faster.
    return this.#held.peek(id) ?? (session && this.#hold(session));
  }

  #hold(session: Session): HeldSession | undefined {
    const adopt = (facts: SessionFacts): void => {
      this.#fellows.adopt(session, facts);
      this.#held.peek(session.id)?.streams.adopt(facts.streams);
    };
    const share = new SharedSession(this.#fellows, session.id, this.#idle, adopt);
    session.share = share;
    this.#shares.set(session, share);
    this.#renewed.set(session, Date.now());
    return this.#held.add(session);
  }

  #renew({ session }: HeldSession): void {
    this.#renewed.set(session, Date.now());
    this.#shares
      .get(session)
      ?.renew()
      .catch(() => undefined);
  }
}
