import type { RedisConnection } from "./redis-connection.ts";

/** How long the channel of a group is listened to after nobody waits any more: the next call of a session comes soon. */
const LINGER = 10_000;
/** Groups that are woken at a time after a reconnection, and the pause after them in milliseconds. */
const AT_A_TIME = 100;
const BREATH = 10;

interface Group {
  /** Who waits, by stream. */
  readonly waiting: Map<string, Set<() => void>>;
  listening: boolean;
  /** Since when nobody waits. */
  quiet: number;
}

/** Wakes who waits for a stream, over one connection of its own. What is missed while it is down is made up for after. */
export class RedisWakes {
  readonly #connection: RedisConnection;
  readonly #channel: (group: string) => string;
  readonly #groups: Map<string, Group> = new Map();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `connection` calls `reconnected` of this whenever it was made. */
  constructor(connection: RedisConnection, channel: (group: string) => string) {
    this.#connection = connection;
    this.#channel = channel;
  }

  /** Groups that somebody waits for. */
  *awaited(): Iterable<string> {
    for (const [name, { waiting }] of this.#groups) if (waiting.size > 0) yield name;
  }

  wait(name: string, stream: string, wake: () => void): () => void {
    let group = this.#groups.get(name);
    if (group === undefined) {
      group = { waiting: new Map(), listening: false, quiet: 0 };
      this.#groups.set(name, group);
      this.#listen(name, group);
    }
    const { waiting } = group;
    const wakes = waiting.get(stream) ?? new Set();
    waiting.set(stream, wakes.add(wake));
    return () => {
      wakes.delete(wake);
      if (wakes.size === 0 && waiting.get(stream) === wakes) waiting.delete(stream);
      if (waiting.size === 0) group.quiet = Date.now();
    };
  }

  /** Wakes who waits for a stream in this process. */
  wake(name: string, stream: string): void {
    const group = this.#groups.get(name);
    if (group !== undefined) wakeAll(group, stream);
  }

  /** Listens where it could not, and has everybody look at what there is: some at a time, as all may be thousands. */
  async reconnected(): Promise<void> {
    let woken = 0;
    for (const [name, group] of [...this.#groups]) {
      if (!group.listening) this.#listen(name, group);
      wakeAll(group);
      woken++;
      if (woken % AT_A_TIME === 0) await new Promise((resolve) => setTimeout(resolve, BREATH));
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#groups.clear();
    await this.#connection.close();
  }

  #listen(name: string, group: Group): void {
    this.#arm();
    group.listening = true;
    const listener = (stream: string): void => wakeAll(group, stream);
    this.#connection
      .open()
      .then((client) => client.subscribe(this.#channel(name), listener))
      .then(
        // What came before is seen by looking.
        () => wakeAll(group),
        () => {
          group.listening = false;
        },
      );
  }

  #arm(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#leaveQuiet(), LINGER);
    this.#timer.unref();
  }

  #leaveQuiet(): void {
    const now = Date.now();
    for (const [name, { waiting, quiet }] of this.#groups) {
      if (waiting.size > 0 || now - quiet < LINGER) continue;
      this.#groups.delete(name);
      this.#connection
        .open()
        .then((client) => client.unsubscribe(this.#channel(name)))
        .catch(() => undefined);
    }
    if (this.#groups.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Wakes who waits for one stream, or for any where none is named. */
function wakeAll({ waiting }: Group, stream = ""): void {
  const awaited = stream === "" ? [...waiting.values()] : [waiting.get(stream) ?? []];
  for (const wakes of awaited) for (const wake of [...wakes]) wake();
}
