import { calculateJwkThumbprint, type JWTPayload, type JWTVerifyResult } from "jose";
import { PROOF_AGE, verifiedProof } from "../auth/server/dpop-proof.ts";
import { ProofRefused } from "../auth/server/verifier.ts";
import type { Asked } from "./asked.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";

/** How far clocks may differ, in seconds. */
const SKEW = 30;

/**
 * Thumbprint of the key that the client of a token request proves to have (RFC 9449 §5): tokens are bound to it. `undefined`
 * where it proves none. Rejects with the `OAuthError` `invalid_dpop_proof`.
 */
export async function provenKey(
  asked: Asked,
  { base, once }: Pick<Parts, "base" | "once">,
): Promise<string | undefined> {
  const proof = asked.header("dpop");
  if (proof === undefined) return undefined;
  const { payload, protectedHeader } = await verified(proof);
  const { htm, htu, jti, iat = 0 } = payload;
  if (htm !== asked.method || htu !== `${base}/token`) throw refused("The proof is for another request");
  // The signature holds, so the header has a public key.
  const key = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
  if (!(await once.isFirst(`${key} ${jti}`, iat + PROOF_AGE))) throw refused("The proof was used already");
  return key;
}

async function verified(proof: string): Promise<JWTVerifyResult<JWTPayload>> {
  try {
    return await verifiedProof(proof, SKEW, ["jti", "htm", "htu"]);
  } catch (error) {
    throw error instanceof ProofRefused ? refused(error.message) : error;
  }
}

function refused(why: string): OAuthError {
  return new OAuthError("invalid_dpop_proof", why);
}
