import { ErrorCode, McpError } from "../../errors.ts";
import { LEASE_BEAT, ProcessLease } from "../../shared/process-lease.ts";
import type { Store } from "../../store/store.ts";
import { isStoreAway } from "../../store/store-away.ts";
import type { Result } from "../dispatch.ts";
import type { MaybePromise } from "../engine.ts";

/** A state is not accepted any longer than this, so neither is its id kept. */
const LIFETIME = 10 * 60_000;
/** Pauses between looks at what another process runs. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 500;
/** Pause before what the store did not take is written again. */
const RETRY_PAUSE = 1_000;

/** What is recorded of a redemption: which process runs it, then what came of it. */
type Redemption = { readonly by: string } | { readonly result: Result };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * States that were redeemed, with what came of them: whoever redeems one again, in whichever process, gets the same
 * (MRTR-16). A redemption is claimed before it runs. The claim of a process that ended stands, so that nothing is run
 * twice, and whoever waits for its result is told.
 */
export class Redeemed {
  readonly #store: Store;
  readonly #lease: ProcessLease;
  /** Those that run here or are waited for. */
  readonly #pending: Map<string, Promise<Result>> = new Map();
  /** When states were redeemed here, oldest first: known though the store has no room left for what came of them. */
  readonly #seen: Map<string, number> = new Map();
  #alive: Promise<void> | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #stopped = false;

  constructor(store: Store) {
    this.#store = store;
    this.#lease = new ProcessLease(store.records);
  }

  redeem(id: string, run: () => MaybePromise<Result>): Promise<Result> {
    let result = this.#pending.get(id);
    if (result === undefined) {
      result = this.#redeem(id, run);
      this.#pending.set(id, result);
    }
    return result;
  }

  /** Tells other processes that nothing runs here any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    if (this.#alive !== undefined) await this.#lease.end().catch(() => undefined);
  }

  async #redeem(id: string, run: () => MaybePromise<Result>): Promise<Result> {
    const { records } = this.#store;
    const key = `redeemed:${id}`;
    try {
      const before = await this.#claim(id, key);
      if (before !== undefined) {
        this.#done(id);
        return before;
      }
    } catch (error) {
      this.#done(id);
      throw error;
    }
    this.#seen.set(id, Date.now());
    let result: Result;
    try {
      result = await run();
    } catch (error) {
      // What was refused had no effect: it may be tried again.
      this.#seen.delete(id);
      await this.#write(id, () => records.delete(key));
      throw error;
    }
    await this.#write(id, () => records.set(key, JSON.stringify({ result } satisfies Redemption), LIFETIME));
    return result;
  }

  /** Gives what came of it, or nothing when it is to be run here and now. */
  async #claim(id: string, key: string): Promise<Result | undefined> {
    this.#forgetOld();
    await this.#live();
    const text = JSON.stringify({ by: this.#lease.process } satisfies Redemption);
    while (true) {
      const seen = this.#seen.has(id);
      if (!seen && (await this.#store.records.swap(key, undefined, text, LIFETIME))) return undefined;
      const result = await this.#resultOf(key);
      if (result !== undefined) return result;
      if (seen) throw new McpError(ErrorCode.invalidParams, "The requestState was redeemed already.");
    }
  }

  /** Waits for what comes of it; `undefined` where it was refused. */
  async #resultOf(key: string): Promise<Result | undefined> {
    let ended = false;
    for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
      const text = await this.#store.records.get(key);
      if (text === undefined) return undefined;
      const redemption = JSON.parse(text) as Redemption;
      if ("result" in redemption) return redemption.result;
      if (ended) {
        const said =
          "The call was begun by a process that ended before it answered: whether it had its effect is unknown.";
        throw new McpError(ErrorCode.internal, said);
      }
      const { by } = redemption;
      ended = by === this.#lease.process || (await this.#lease.hasEnded(by));
      if (!ended) await pause(wait);
    }
  }

  /** Writes, and where the store is away goes on trying behind the back of the call, which has had its effect. */
  async #write(id: string, write: () => MaybePromise<void>): Promise<void> {
    const until = Date.now() + LIFETIME;
    const attempt = async (): Promise<void> => {
      try {
        await write();
        this.#done(id);
      } catch (error) {
        if (this.#stopped || Date.now() > until || !isStoreAway(error)) this.#done(id);
        else void pause(RETRY_PAUSE).then(attempt);
      }
    };
    await attempt();
  }

  /** Has other processes know that this one lives, for as long as anything is pending. */
  #live(): Promise<void> {
    if (this.#store.shared !== true) return Promise.resolve();
    this.#alive ??= this.#lease.renew().then(
      () => {
        this.#timer = setInterval(() => void this.#lease.renew().catch(() => undefined), LEASE_BEAT);
      },
      (error: unknown) => {
        this.#alive = undefined;
        throw error;
      },
    );
    return this.#alive;
  }

  #done(id: string): void {
    this.#pending.delete(id);
    if (this.#pending.size > 0) return;
    clearInterval(this.#timer);
    this.#alive = undefined;
  }

  #forgetOld(): void {
    const oldest = Date.now() - LIFETIME;
    for (const [id, at] of this.#seen) {
      if (at > oldest) break;
      this.#seen.delete(id);
    }
  }
}
