import type { Session } from "../server/engine.ts";
import type { LegacySession } from "../server/legacy-session.ts";
import type { SessionFacts } from "../server/session-share.ts";
import type { Subscriptions } from "../server/subscriptions/subscriptions.ts";
import { LogFollower } from "../store/log-follower.ts";
import type { Store } from "../store/store.ts";
import { ChangeFeed, type Told } from "./change-feed.ts";
import type { ProcessLease } from "./process-lease.ts";
import { adoptFacts } from "./session-facts.ts";

/** How often what could not be read or told is tried again. */
const BEAT = 2_000;

/** Somebody who has halves of sessions that other processes may change or end. */
export interface SessionHolder {
  /** The facts of these sessions are to be looked at again; `undefined` for all. */
  lookAgain(ids: ReadonlySet<string> | undefined): Promise<void>;
  /** Ends the connection of a stream, if it is here. */
  closeStream(session: string, stream: string, retry: number | undefined): void;
}

/** The processes that share a store with this one. */
export class Fellows {
  readonly store: Store;
  readonly holders: Set<SessionHolder> = new Set();
  readonly #lease: ProcessLease;
  readonly #feed: ChangeFeed;
  readonly #followers: Set<LogFollower> = new Set();
  readonly #subscriptions: Subscriptions;
  #names = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(store: Store, lease: ProcessLease, subscriptions: Subscriptions) {
    this.store = store;
    this.#subscriptions = subscriptions;
    this.#lease = lease;
    this.#feed = new ChangeFeed(store.log, this.process, {
      hear: (changes) => this.#hear(changes),
      lost: () => this.#lost(),
    });
  }

  /** Id of this process. */
  get process(): string {
    return this.#lease.process;
  }

  /** Begins as soon as the store is reached. */
  async start(): Promise<void> {
    this.#subscriptions.relay = (lists, uris) => this.#feed.tellOf(lists, uris);
    const timer = setInterval(() => void this.#beat(), BEAT);
    // Where timers are numbers, nothing waits for them.
    if (typeof timer === "object") timer.unref();
    this.#timer = timer;
    await this.#beat();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#subscriptions.relay = undefined;
    this.#feed.stop();
    for (const follower of this.#followers) follower.stop();
  }

  /** A name that no process ever gives again. */
  nextName(): string {
    this.#names++;
    return `${this.process}.${this.#names}`;
  }

  hasEnded(process: string): Promise<boolean> {
    return this.#lease.hasEnded(process);
  }

  /** Has a session of this process be what its facts say. */
  adopt(session: Session, facts: SessionFacts): void {
    adoptFacts(session as LegacySession, facts, this.#subscriptions);
  }

  /** Has the other processes look at a session again. */
  tellOfSession(session: string): Promise<void> {
    return this.#feed.tell({ session });
  }

  /** Has the connection of a stream ended that is at another process, if it is; rejects when the store is away. */
  closeStream(session: string, stream: string, retry: number | undefined): Promise<void> {
    return this.#feed.tell({ close: { session, stream, ...(retry !== undefined && { retry }) } });
  }

  /** Leaves a text in a box of a session; one that nobody takes is forgotten after a while. */
  async post(session: string, box: string, text: string): Promise<void> {
    const { log } = this.store;
    await log.append(session, box, text, false);
    await log.release(session, box);
  }

  /** Takes what is or will be in a box; returns what ends that. */
  take(session: string, box: string, deliver: (text: string) => void): () => void {
    const { log } = this.store;
    let came = false;
    const follower = new LogFollower([log, session, box], 0, (entries) => {
      came = true;
      for (const { text } of entries) deliver(text);
    });
    this.#followers.add(follower);
    return () => {
      follower.stop();
      this.#followers.delete(follower);
      if (came) void log.drop(session, box);
    };
  }

  async #beat(): Promise<void> {
    for (const follower of this.#followers) follower.retry();
    await this.#feed.beat();
  }

  /** Sessions first: they say where their messages go. */
  async #hear(told: readonly Told[]): Promise<void> {
    const others = told.filter(({ from }) => from !== this.process);
    const sessions = new Set(others.flatMap(({ session }) => session ?? []));
    if (sessions.size > 0) await this.#lookAgain(sessions);
    for (const { close } of others) {
      if (close !== undefined)
        for (const holder of this.holders) holder.closeStream(close.session, close.stream, close.retry);
    }
    // What this process told itself it has told its own listeners, and not yet those it shares.
    this.#deliver(told, true);
    this.#deliver(others, false);
  }

  #deliver(told: readonly Told[], shared: boolean): void {
    const lists = new Map(told.flatMap(({ lists: changed = [], id }) => changed.map((kind) => [kind, id] as const)));
    const uris = new Map(told.flatMap(({ uris: updated = [], id }) => updated.map((uri) => [uri, id] as const)));
    this.#subscriptions.deliver(lists, uris, shared);
  }

  #lost(): void {
    void this.#lookAgain(undefined).then(() => this.#subscriptions.deliverLists());
  }

  async #lookAgain(ids: ReadonlySet<string> | undefined): Promise<void> {
    await Promise.all([...this.holders].map((holder) => holder.lookAgain(ids).catch(() => undefined)));
  }
}
