import type { MaybePromise } from "../server/engine.ts";
import type { ListKind } from "../server/subscriptions/listener.ts";
import type { Log, LogEntry } from "../store/log.ts";
import { LogFollower } from "../store/log-follower.ts";

const GROUP = "changes";
const STREAM = "all";
/** Updates kept while the store is away. */
const MOST_PENDING = 1_000;

/** What a process tells the others. */
export interface Change {
  readonly from: string;
  readonly lists?: readonly ListKind[];
  readonly uris?: readonly string[];
  /** A session whose facts are others now, or that is over. */
  readonly session?: string;
  /** A stream whose connection is to end, wherever it is; its client stays away for `retry` milliseconds. */
  readonly close?: { readonly session: string; readonly stream: string; readonly retry?: number };
}

/** What was told, in its place among all of it. */
export interface Told extends Change {
  readonly id: number;
}

export interface FeedReader {
  /** Takes what was told, by this process too, in the order of telling. */
  hear(changes: readonly Told[]): MaybePromise<void>;
  /** Some of it is lost: anything may have changed. */
  lost(): void;
}

/** One stream on which all processes tell each other what changed. */
export class ChangeFeed {
  readonly #log: Log;
  readonly #from: string;
  readonly #reader: FeedReader;
  #follower: LogFollower | undefined;
  #beginning = false;
  #stopped = false;
  readonly #lists: Set<ListKind> = new Set();
  readonly #uris: Set<string> = new Set();

  constructor(log: Log, from: string, reader: FeedReader) {
    this.#log = log;
    this.#from = from;
    this.#reader = reader;
  }

  /** Rejects when the store is away. */
  async tell(change: Omit<Change, "from">): Promise<void> {
    await this.#append(change);
  }

  /** Tells of lists and resources; where the store is away, as soon as it is back. */
  tellOf(lists: readonly ListKind[], uris: readonly string[]): void {
    for (const kind of lists) this.#lists.add(kind);
    for (const uri of uris) if (this.#uris.size < MOST_PENDING) this.#uris.add(uri);
    void this.#flush();
  }

  /** Begins, and does again what the store was away for. */
  async beat(): Promise<void> {
    this.#follower?.retry();
    if (this.#follower === undefined && !this.#beginning) await this.#begin();
    await this.#flush();
  }

  stop(): void {
    this.#stopped = true;
    this.#follower?.stop();
  }

  /** What was told before is no news: reading begins with an entry of our own. */
  async #begin(): Promise<void> {
    this.#beginning = true;
    try {
      const after = await this.#append({});
      if (this.#stopped) return;
      const take = (entries: readonly LogEntry[]): MaybePromise<void> => this.#take(entries);
      this.#follower = new LogFollower([this.#log, GROUP, STREAM], after, take, () => this.#restart());
    } catch {
      // The next beat begins.
    } finally {
      this.#beginning = false;
    }
  }

  #restart(): void {
    this.#follower?.stop();
    this.#follower = undefined;
    void this.#begin().then(() => this.#reader.lost());
  }

  #take(entries: readonly LogEntry[]): MaybePromise<void> {
    return this.#reader.hear(entries.map(({ id, text }) => ({ ...(JSON.parse(text) as Change), id })));
  }

  async #flush(): Promise<void> {
    if (this.#lists.size === 0 && this.#uris.size === 0) return;
    const lists = [...this.#lists];
    const uris = [...this.#uris];
    this.#lists.clear();
    this.#uris.clear();
    try {
      await this.#append({ lists, uris });
    } catch {
      for (const kind of lists) this.#lists.add(kind);
      for (const uri of uris) this.#uris.add(uri);
    }
  }

  async #append(change: Omit<Change, "from">): Promise<number> {
    return this.#log.append(GROUP, STREAM, JSON.stringify({ from: this.#from, ...change }), false);
  }
}
