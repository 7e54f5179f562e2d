import { createHash } from "node:crypto";
import type { Store } from "../../store/store.ts";
import { Refusal } from "../../transport/refusal.ts";

/** Most proofs remembered here, some 30 MB. None is forgotten while it could be used again, so more are not taken. */
const MOST = 250_000;

/** Proofs that were used, for as long as they could be used again; processes that share a store share them. */
export class SeenProofs {
  readonly #store: Store;
  /** Milliseconds. */
  readonly #kept: number;
  readonly #most: number;
  /** When each may be forgotten, oldest first. */
  readonly #here: Map<string, number> = new Map();

  constructor(store: Store, kept: number, most: number = MOST) {
    this.#store = store;
    this.#kept = kept;
    this.#most = most;
  }

  /** False where the proof of this key was used before. Rejects where that cannot be told now. */
  async take(thumbprint: string, id: string): Promise<boolean> {
    const digest = createHash("sha256").update(`${thumbprint} ${id}`).digest("base64url");
    if (this.#store.shared === true) return this.#store.records.swap(`proof:${digest}`, undefined, "seen", this.#kept);
    this.#forgetOld();
    if (this.#here.has(digest)) return false;
    if (this.#here.size >= this.#most) throw new Refusal(503, "Too many proofs are in use; try again");
    this.#here.set(digest, Date.now() + this.#kept);
    return true;
  }

  #forgetOld(): void {
    const now = Date.now();
    for (const [digest, until] of this.#here) {
      if (until > now) break;
      this.#here.delete(digest);
    }
  }
}
