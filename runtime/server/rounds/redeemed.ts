import { ErrorCode, McpError } from "../../errors.ts";
import type { Result } from "../dispatch.ts";
import type { MaybePromise } from "../engine.ts";

/** A state is not accepted any longer than this, so neither is its id kept. */
const LIFETIME = 10 * 60_000;
/** Results kept whole; of older ones only that they were. */
const MOST_RESULTS = 1_000;

interface Redemption {
  readonly at: number;
  result: Promise<Result> | undefined;
}

/** States that were redeemed, with what came of them: whoever redeems one again gets the same (MRTR-16). */
export class Redeemed {
  readonly #redemptions: Map<string, Redemption> = new Map();
  /** Ids whose results are kept, oldest first. */
  readonly #kept: Set<string> = new Set();

  redeem(id: string, run: () => MaybePromise<Result>): MaybePromise<Result> {
    this.#forgetOld();
    const before = this.#redemptions.get(id);
    if (before !== undefined) {
      if (before.result !== undefined) return before.result;
      throw new McpError(ErrorCode.invalidParams, "The requestState was redeemed already.");
    }
    const result = (async () => run())();
    this.#redemptions.set(id, { at: Date.now(), result });
    this.#kept.add(id);
    this.#dropOldest();
    // What was refused had no effect: it may be tried again.
    result.catch(() => {
      this.#redemptions.delete(id);
      this.#kept.delete(id);
    });
    return result;
  }

  #forgetOld(): void {
    const oldest = Date.now() - LIFETIME;
    for (const [id, { at }] of this.#redemptions) {
      if (at > oldest) break;
      this.#redemptions.delete(id);
      this.#kept.delete(id);
    }
  }

  #dropOldest(): void {
    if (this.#kept.size <= MOST_RESULTS) return;
    const [id] = this.#kept;
    const redemption = id === undefined ? undefined : this.#redemptions.get(id);
    if (id === undefined || redemption === undefined) return;
    this.#kept.delete(id);
    redemption.result = undefined;
  }
}
