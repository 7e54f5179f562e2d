import type { MaybePromise } from "../server/engine.ts";
import type { Log, LogEntry } from "./log.ts";

/** Hands on what is added to a stream of a log, in order, each entry once. */
export class LogFollower {
  readonly #log: Log;
  readonly #group: string;
  readonly #stream: string;
  readonly #take: (entries: readonly LogEntry[]) => MaybePromise<void>;
  readonly #lost: () => void;
  readonly #stopWaiting: () => void;
  #after: number;
  #reading = false;
  #behind = false;
  #failed = false;
  #stopped = false;

  /** `lost` is told when some of what followed `after` is gone. */
  constructor(
    [log, group, stream]: readonly [log: Log, group: string, stream: string],
    after: number,
    take: (entries: readonly LogEntry[]) => MaybePromise<void>,
    lost: () => void = () => {},
  ) {
    this.#log = log;
    this.#group = group;
    this.#stream = stream;
    this.#after = after;
    this.#take = take;
    this.#lost = lost;
    this.#stopWaiting = log.wait(group, stream, () => this.#look());
    this.#look();
  }

  /** Reads again where the store could not be reached. */
  retry(): void {
    if (this.#failed) this.#look();
  }

  stop(): void {
    this.#stopped = true;
    this.#stopWaiting();
  }

  #look(): void {
    this.#behind = true;
    if (!this.#reading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    this.#failed = false;
    try {
      while (this.#behind && !this.#stopped) {
        this.#behind = false;
        const rest = await this.#log.read(this.#group, this.#stream, this.#after);
        if (this.#stopped) break;
        if (rest === undefined && this.#after > 0) this.#lost();
        const last = rest?.entries.at(-1);
        if (rest === undefined || last === undefined) continue;
        this.#after = last.id;
        await this.#take(rest.entries);
      }
    } catch {
      this.#failed = true;
    }
    this.#reading = false;
  }
}
