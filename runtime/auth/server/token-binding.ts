import { createHash } from "node:crypto";
import { isObject } from "../../jsonrpc.ts";
import type { AuthInfo } from "../../server/engine.ts";
import type { Arrival } from "../../transport/gate.ts";
import type { DpopMode } from "./options.ts";
import { TokenRefused } from "./verifier.ts";

/** A token as it was presented. */
export interface Presented {
  readonly bound: boolean;
  readonly token: string;
}

/** Holds whoever presents a bound token to the key or certificate it is bound to. */
export class TokenBinding {
  readonly #mode: DpopMode;
  readonly #prove: ProveKey | undefined;

  constructor(mode: DpopMode, prove: ProveKey | undefined) {
    this.#mode = mode;
    this.#prove = prove;
  }

  /** Gives what the next proof has to hold, where that has changed. Rejects with a `TokenRefused` or `ProofRefused`. */
  async check({ bound, token }: Presented, auth: AuthInfo, arrival: Arrival): Promise<string | undefined> {
    const { key, certificate } = confirmationOf(auth);
    if (certificate !== undefined && certificate !== thumbprintOf(arrival.certificate?.())) {
      throw new TokenRefused("The token is bound to a certificate that this connection does not have");
    }
    if (bound && key !== undefined && this.#prove !== undefined) return this.#prove(arrival, token, key);
    if (key !== undefined) throw new TokenRefused("The token is bound to a key, and needs a proof of it");
    if (bound || this.#mode === "required") throw new TokenRefused("The token is not bound to a key, and has to be");
    return undefined;
  }
}

/** Checks the proof that comes with a request, for a token that is bound to the key of this thumbprint. */
export type ProveKey = (arrival: Arrival, token: string, thumbprint: string) => Promise<string | undefined>;

/** What a token is bound to, by its claims (RFC 7800): a key (RFC 9449), a certificate (RFC 8705). */
function confirmationOf({ claims }: AuthInfo): { readonly key?: string; readonly certificate?: string } {
  const { cnf = {} } = claims;
  const { jkt: key, "x5t#S256": certificate } = isObject(cnf) ? cnf : { jkt: cnf };
  if (
    (key !== undefined && typeof key !== "string") ||
    (certificate !== undefined && typeof certificate !== "string")
  ) {
    throw new TokenRefused("The token is bound in a way that is not known here");
  }
  return { ...(key !== undefined && { key }), ...(certificate !== undefined && { certificate }) };
}

function thumbprintOf(certificate: Uint8Array | undefined): string | undefined {
  return certificate && createHash("sha256").update(certificate).digest("base64url");
}
