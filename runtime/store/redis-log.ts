import type { Log, LogRest } from "./log.ts";
import type { LogLimits } from "./memory-log.ts";
import { LOG_LIMITS } from "./memory-log.ts";
import type { RedisConnection } from "./redis-connection.ts";
import { APPEND, APPEND_ONCE, DROP, KEEP, READ, RELEASE } from "./redis-log-scripts.ts";
import type { RedisScript } from "./redis-script.ts";
import { RedisWakes } from "./redis-wakes.ts";

/** Bounds of what one group holds; what bounds all of them is the memory Redis is given. */
export interface RedisLogLimits extends Omit<LogLimits, "bytes"> {
  /** How long a group is kept that nobody adds to, reads or waits for, in milliseconds. */
  readonly ttl: number;
}

/** Bytes that are read at a time, so that a slow reader never holds a whole stream in this process. */
const MOST_READ = 256 * 1024;

export const REDIS_LOG_LIMITS: RedisLogLimits = { ...LOG_LIMITS, ttl: 60 * 60_000 };

/**
 * A log on Redis, the same for every process. What is added is one script, so entries never have holes, and a group is
 * gone as a whole. Pub/Sub says only that there is something to read.
 */
export class RedisLog implements Log {
  readonly #connection: RedisConnection;
  readonly #wakes: RedisWakes;
  readonly #limits: RedisLogLimits;
  readonly #prefix: string;
  readonly #bounds: readonly string[];
  #keeping: ReturnType<typeof setInterval> | undefined;

  /** `subscriber` is a connection of its own: one that listens can do nothing else. */
  constructor(connection: RedisConnection, subscriber: RedisConnection, limits: RedisLogLimits = REDIS_LOG_LIMITS) {
    this.#connection = connection;
    this.#limits = limits;
    this.#prefix = connection.address.prefix;
    this.#wakes = new RedisWakes(subscriber, (group) => this.#channel(group));
    const { streamEntries, streamBytes, groupEntries, groupBytes } = limits;
    this.#bounds = [streamEntries, streamBytes, groupEntries, groupBytes].map(String);
  }

  append(group: string, stream: string, text: string, last: boolean): Promise<number> {
    return this.#run<number>(APPEND, group, stream, text, last ? "1" : "0", ...this.#bounds, String(this.#limits.ttl));
  }

  async appendOnce(group: string, stream: string, text: string, mark: number): Promise<number | undefined> {
    const bounds = [...this.#bounds, String(this.#limits.ttl)];
    return (
      (await this.#run<number | null>(APPEND_ONCE, group, stream, text, "0", ...bounds, String(mark))) ?? undefined
    );
  }

  async read(group: string, stream: string, after: number): Promise<LogRest | undefined> {
    const operands = [after, MOST_READ, this.#limits.ttl].map(String);
    const rest = await this.#run<readonly [number, number, ...string[]] | null>(READ, group, stream, ...operands);
    if (rest === null) return undefined;
    const [ended, more, ...texts] = rest;
    if (more === 1) queueMicrotask(() => this.#wakes.wake(group, stream));
    return { entries: texts.map((text, index) => ({ id: after + 1 + index, text })), ended: ended === 1 };
  }

  wait(group: string, stream: string, wake: () => void): () => void {
    this.#keeping ??= setInterval(() => void this.#keepAwaited(), this.#limits.ttl / 4).unref();
    return this.#wakes.wait(group, stream, wake);
  }

  async release(group: string, stream: string): Promise<void> {
    const { grace, ttl } = this.#limits;
    await this.#run(RELEASE, group, stream, String(grace), String(ttl)).catch(() => undefined);
  }

  async drop(group: string, stream?: string): Promise<void> {
    await this.#run(DROP, group, ...(stream === undefined ? [] : [stream])).catch(() => undefined);
  }

  async close(): Promise<void> {
    clearInterval(this.#keeping);
    this.#keeping = undefined;
    await this.#wakes.close();
  }

  /** Called whenever the subscriber was connected. */
  reconnected(): void {
    void this.#wakes.reconnected();
  }

  /** A stream that is read but has nothing to say for long must not be lost. One group at a time: there may be thousands. */
  async #keepAwaited(): Promise<void> {
    const groups = [...this.#wakes.awaited()];
    try {
      for (const group of groups) await this.#run(KEEP, group, String(this.#limits.ttl));
    } catch {
      // Away: there is time for three more attempts.
    }
  }

  #channel(group: string): string {
    return `${this.#prefix}wake:${group}`;
  }

  #run<Reply>(script: RedisScript, group: string, ...args: readonly string[]): Promise<Reply> {
    const keys = ["log", "order", "released"].map((kind) => `${this.#prefix}${kind}:${group}`);
    return this.#connection.eval<Reply>(script, keys, [this.#channel(group), ...args]);
  }
}
