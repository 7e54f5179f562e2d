import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTPayload, type JWTVerifyResult, jwtVerify } from "jose";
import { ALGORITHMS } from "../auth/server/algorithms.ts";
import type { Asked } from "./asked.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";

/** How old a proof may be, and how far clocks may differ, in seconds. */
const MOST_AGE = 60;
const SKEW = 30;
const LONGEST = 8 * 1024;

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
  const { htm, htu, jti = "", iat = 0 } = payload;
  if (htm !== asked.method || htu !== `${base}/token`) throw refused("is for another request");
  const key = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
  if (!(await once.isFirst(`${key} ${jti}`, iat + MOST_AGE))) throw refused("was used already");
  return key;
}

async function verified(proof: string): Promise<JWTVerifyResult<JWTPayload>> {
  if (proof.length > LONGEST) throw refused("is too long");
  try {
    return await jwtVerify(proof, EmbeddedJWK, {
      typ: "dpop+jwt",
      algorithms: [...ALGORITHMS],
      maxTokenAge: MOST_AGE,
      clockTolerance: SKEW,
      requiredClaims: ["jti", "htm", "htu"],
    });
  } catch (error) {
    // Whatever a stranger's key and signature fail with.
    throw refused(error instanceof errors.JWTExpired ? "is too old" : "is not good");
  }
}

function refused(why: string): OAuthError {
  return new OAuthError("invalid_dpop_proof", `The DPoP proof ${why}`);
}
