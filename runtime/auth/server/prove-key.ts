import type { Engine } from "../../server/engine.ts";
import { headerText } from "../../transport/header-text.ts";
import type { AuthSettings } from "./auth-settings.ts";
import { checkProof, PROOF_AGE } from "./dpop-proof.ts";
import { ProofNonces } from "./proof-nonces.ts";
import type { OwnAddress } from "./request-address.ts";
import { SeenProofs } from "./seen-proofs.ts";
import type { ProveKey } from "./token-binding.ts";
import { ProofRefused } from "./verifier.ts";

/** What checks the proofs of a server's callers (RFC 9449). Throws a `LocalError` where it cannot. */
export function proveKey({ clockSkew, dpopNonce }: AuthSettings, own: OwnAddress, { store, seal }: Engine): ProveKey {
  const seen = new SeenProofs(store, (PROOF_AGE + 2 * clockSkew) * 1000);
  const nonces = dpopNonce && seal !== undefined ? new ProofNonces(seal) : undefined;
  if (nonces !== undefined && store.shared === true) seal?.checkShared("A server with auth.dpopNonce");
  return async (arrival, token, thumbprint) => {
    const text = headerText(arrival.headers["dpop"]);
    if (text === undefined) throw new ProofRefused("invalid_dpop_proof", "A proof is needed, in the header DPoP");
    const proof = await checkProof(text, { arrival, own, token, thumbprint, clockSkew });
    const nonce = await nonces?.current();
    if (nonces !== undefined && !(proof.nonce !== undefined && (await nonces.accepts(proof.nonce)))) {
      throw new ProofRefused("use_dpop_nonce", "The proof needs the nonce of DPoP-Nonce", nonce);
    }
    if (!(await seen.take(thumbprint, proof.id))) {
      throw new ProofRefused("invalid_dpop_proof", "The proof was used before");
    }
    return nonce === proof.nonce ? undefined : nonce;
  };
}
