import { createHash } from "node:crypto";
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from "jose";
import type { Arrival } from "../../transport/gate.ts";
import { ALGORITHMS } from "./algorithms.ts";
import { isAddressOf, type OwnAddress } from "./request-address.ts";
import { ProofRefused } from "./verifier.ts";

/** How old a proof may be, in seconds. */
export const PROOF_AGE = 60;
const LONGEST_ID = 256;
const LONGEST_PROOF = 8 * 1024;

/** What a proof has to hold for. */
export interface ProofNeeds {
  readonly arrival: Arrival;
  readonly own: OwnAddress;
  readonly token: string;
  /** Thumbprint of the key that the token is bound to. */
  readonly thumbprint: string;
  /** Seconds. */
  readonly clockSkew: number;
}

export interface Proof {
  /** Differs between the proofs of a key. */
  readonly id: string;
  readonly nonce: string | undefined;
}

/** Checks a proof (RFC 9449 §4.3), but not whether it was seen before. Rejects with a `ProofRefused`. */
export async function checkProof(text: string, needs: ProofNeeds): Promise<Proof> {
  const { payload, protectedHeader } = await verifiedProof(text, needs.clockSkew, ["jti", "htm", "htu", "ath"]);
  const { htm, htu, ath, jti, nonce } = payload;
  if (htm !== needs.arrival.method) throw refused("The proof is for another method");
  if (!isAddressOf(htu, needs.arrival, needs.own)) throw refused("The proof is for another address");
  if (ath !== digestOf(needs.token)) throw refused("The proof is for another token");
  if (typeof jti !== "string" || jti === "" || jti.length > LONGEST_ID) {
    throw refused(`The proof needs a jti of at most ${LONGEST_ID} characters`);
  }
  // The signature holds, so the header has a public key.
  if ((await calculateJwkThumbprint(protectedHeader.jwk ?? {})) !== needs.thumbprint) {
    throw refused("The proof is made with another key than the token is bound to");
  }
  return { id: jti, nonce: typeof nonce === "string" ? nonce : undefined };
}

/** A proof whose signature and age hold, with the claims it needs. Rejects with a `ProofRefused`. */
export async function verifiedProof(
  text: string,
  clockSkew: number,
  requiredClaims: string[],
): Promise<JWTVerifyResult<JWTPayload>> {
  if (text.length > LONGEST_PROOF) throw refused("The proof is too long");
  try {
    // A key of the header that is private, or a shared secret, is refused by EmbeddedJWK.
    return await jwtVerify(text, EmbeddedJWK, {
      typ: "dpop+jwt",
      algorithms: [...ALGORITHMS],
      maxTokenAge: PROOF_AGE,
      clockTolerance: clockSkew,
      requiredClaims,
    });
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refused("The proof is too old", error);
    if (error instanceof errors.JWTClaimValidationFailed) {
      throw refused(`The proof has no ${error.claim} that holds here`, error);
    }
    // Whatever else a stranger's key and signature fail with.
    throw refused("The proof is not valid", error);
  }
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function refused(reason: string, cause?: unknown): ProofRefused {
  return new ProofRefused("invalid_dpop_proof", reason, undefined, { cause });
}
