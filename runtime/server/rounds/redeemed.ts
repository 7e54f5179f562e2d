import { ErrorCode, McpError } from "../../errors.ts";
import type { ProcessLease } from "../../shared/process-lease.ts";
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
  #stopped = false;

  constructor(store: Store, lease: ProcessLease) {
    this.#store = store;
    this.#lease = lease;
  }

  redeem(id: string, run: () => MaybePromise<Result>): Promise<Result> {
    let result = this.#pending.get(id);
    if (result === undefined) {
      result = this.#redeem(id, run);
      this.#pending.set(id, result);
    }
    return result;
  }

  /** What could not be kept until now is not tried any longer. */
  stop(): void {
    this.#stopped = true;
  }

  async #redeem(id: string, run: () => MaybePromise<Result>): Promise<Result> {
    const { records } = this.#store;
    const key = `redeemed:${id}`;
    const claim = JSON.stringify({ by: this.#lease.process } satisfies Redemption);
    try {
      const before = await this.#before(id, key, claim);
      if (before !== undefined) {
        this.#pending.delete(id);
        return before;
      }
    } catch (error) {
      // A store that went away may have taken the claim without a word: then it lapses at once.
      if (!this.#seen.has(id)) await this.#write(id, () => records.swap(key, claim, claim, 1));
      else this.#pending.delete(id);
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

  /** Gives what came of it, or nothing when it is claimed and to be run here and now. */
  async #before(id: string, key: string, claim: string): Promise<Result | undefined> {
    this.#forgetOld();
    while (true) {
      const seen = this.#seen.has(id);
      if (!seen && (await this.#store.records.swap(key, undefined, claim, LIFETIME))) return undefined;
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

  /** Writes, and where the store is away goes on trying behind the back of the call. */
  async #write(id: string, write: () => MaybePromise<unknown>): Promise<void> {
    const until = Date.now() + LIFETIME;
    const attempt = async (): Promise<void> => {
      try {
        await write();
        this.#pending.delete(id);
      } catch (error) {
        if (this.#stopped || Date.now() > until || !isStoreAway(error)) this.#pending.delete(id);
        else void pause(RETRY_PAUSE).then(attempt);
      }
    };
    await attempt();
  }

  #forgetOld(): void {
    const oldest = Date.now() - LIFETIME;
    for (const [id, at] of this.#seen) {
      if (at > oldest) break;
      this.#seen.delete(id);
    }
  }
}
