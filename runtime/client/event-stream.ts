import { LocalError } from "../errors.ts";
import type { Ending } from "./call-end.ts";
import { HttpStatusError } from "./http-status-error.ts";
import type { HttpAnswer } from "./http-wire.ts";
import { pause } from "./pause.ts";
import { SseReader } from "./sse-reader.ts";

/** Wait before a stream is resumed, in milliseconds, where the server names none (SHTTP-13). */
const RETRY = 1_000;
/** A server that names no wait at all must not be asked in a tight loop. */
const SHORTEST_RETRY = 10;
/** Connections in a row that may fail, or end without an event, before a stream is given up. */
const MOST_FAILURES = 5;
/** A connection that lasted so long, in milliseconds, was no failure. */
const LASTING = 5_000;

/** A stream of messages that outlives its connections: it knows after which event it goes on. */
export class EventStream {
  readonly #events: SseReader;
  readonly #signal: Ending;
  readonly #open: (lastId: string | undefined) => Promise<HttpAnswer>;
  #take: (message: unknown) => void = () => {};

  /** `open` connects anew, after an event; `max` is the most characters of one event. */
  constructor(max: number, signal: Ending, open: (lastId: string | undefined) => Promise<HttpAnswer>) {
    this.#signal = signal;
    this.#open = open;
    this.#events = new SseReader(max, (data) => {
      // What is no message is skipped: it cannot be an answer.
      const message = parse(data);
      for (const one of Array.isArray(message) ? message : [message]) this.#take(one);
    });
  }

  /** Reads one connection until `take` returns something, which this resolves to, or until it ends. */
  read<T>(answer: HttpAnswer, take: (message: unknown) => T | undefined): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#events.restart();
      this.#take = (message) => {
        const taken = take(message);
        // That is the last message of its stream; what the server still sends is not waited for.
        if (taken !== undefined) resolve(taken);
      };
      answer.read((text) => this.#events.push(text)).then(() => resolve(undefined), reject);
    });
  }

  /** Reads on over as many connections as it takes; only a stream whose events have ids can be resumed. */
  async readOn<T>(answer: HttpAnswer, take: (message: unknown) => T | undefined): Promise<T | undefined> {
    let current: HttpAnswer | undefined = answer;
    for (let failures = 0; ; failures++) {
      const before = this.#events.lastId;
      try {
        current ??= await this.#open(before);
        const taken = await this.read(current, take);
        if (taken !== undefined) return taken;
        if (this.#events.lastId === undefined) return undefined;
        // An end in order asks to come back later: that is polling, and no failure.
        failures = -1;
      } catch (error) {
        const lost = LocalError.is(error) && !(error instanceof HttpStatusError);
        if (this.#signal.aborted || !lost || this.#events.lastId === undefined) throw error;
        if (this.#events.lastId !== before) failures = 0;
        if (failures >= MOST_FAILURES) throw error;
      }
      current = undefined;
      await this.#pause(failures);
    }
  }

  /** Keeps a stream open that nothing ends; rejects when the server has none, or has lost the session. */
  async follow(take: (message: unknown) => void): Promise<void> {
    const hear = (message: unknown): undefined => void take(message);
    for (let failures = 0; failures <= MOST_FAILURES; failures++) {
      const opened = performance.now();
      try {
        await this.read(await this.#open(this.#events.lastId), hear);
      } catch (error) {
        if (this.#signal.aborted || error instanceof HttpStatusError) throw error;
      }
      if (performance.now() - opened > LASTING) failures = 0;
      await this.#pause(failures);
    }
  }

  #pause(failures: number): Promise<void> {
    const wait = Math.max(this.#events.retry ?? RETRY, SHORTEST_RETRY);
    return pause(wait * 2 ** Math.max(failures, 0), this.#signal);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
