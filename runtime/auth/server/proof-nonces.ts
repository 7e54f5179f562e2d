import type { StateSeal } from "../../server/rounds/state-seal.ts";

/** A new nonce is made so often, and each accepted for so long, in milliseconds. */
const TURN = 60_000;
const ACCEPTED = 5 * 60_000;
const BINDING = "nonce of a proof";

/** Nonces that proofs have to hold (RFC 9449 §8.2): the time they were made at, sealed, so that none has to be kept. */
export class ProofNonces {
  readonly #seal: StateSeal;
  #made: { readonly turn: number; readonly nonce: Promise<string> } | undefined;

  constructor(seal: StateSeal) {
    this.#seal = seal;
  }

  /** What the next proof should hold. */
  current(): Promise<string> {
    const turn = Math.floor(Date.now() / TURN);
    if (this.#made?.turn !== turn) this.#made = { turn, nonce: this.#seal.seal(String(Date.now()), BINDING) };
    return this.#made.nonce;
  }

  async accepts(nonce: string): Promise<boolean> {
    const made = await this.#seal.open(nonce, BINDING);
    return made !== undefined && Date.now() - Number(made) < ACCEPTED;
  }
}
