import { createRemoteJWKSet, customFetch, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { AuthSettings } from "./auth-settings.ts";
import { fetchObject } from "./bounded-fetch.ts";
import type { Issuer } from "./issuer.ts";
import { authInfo, TokenRefused, type Verifier } from "./verifier.ts";

/** An unknown key has the set fetched again, but not sooner than after this time, in milliseconds. */
const COOLDOWN = 30_000;
const MOST_AGE = 10 * 60_000;

/** Verifies JWT with the keys of their issuer, which are fetched when a token needs them. */
export function jwtVerifier(issuers: readonly Issuer[], settings: AuthSettings, audience: string): Verifier {
  const { jwksUri, algorithms, clockSkew } = settings;
  const keySets = new Map<string, Promise<JWTVerifyGetKey>>();
  const keysOf = (issuer: Issuer): Promise<JWTVerifyGetKey> => {
    let keys = keySets.get(issuer.id);
    if (keys === undefined) {
      keys = keySetOf(issuer, jwksUri);
      keySets.set(issuer.id, keys);
      keys.catch(() => keySets.delete(issuer.id));
    }
    return keys;
  };
  return async (token) => {
    const issuer = issuers.find(({ id }) => id === claimedIssuer(token));
    if (issuer === undefined) return undefined;
    const keys = await keysOf(issuer);
    try {
      const options = { issuer: issuer.id, audience, algorithms: [...algorithms], clockTolerance: clockSkew };
      const { payload } = await jwtVerify(token, keys, { ...options, requiredClaims: ["exp"] });
      return authInfo(payload, issuer.id);
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) throw error;
      throw new TokenRefused(reasonOf(error), { cause: error });
    }
  };
}

/** The issuer a token names, before anything of it is believed; `undefined` for what is no JWT. */
function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** The keys of an issuer, fetched when a token needs them. */
export async function keySetOf(issuer: Issuer, jwksUri: string | undefined): Promise<JWTVerifyGetKey> {
  const url = new URL(jwksUri ?? (await issuer.endpoint("jwks_uri")));
  return createRemoteJWKSet(url, {
    cooldownDuration: COOLDOWN,
    cacheMaxAge: MOST_AGE,
    [customFetch]: (address: string) => issuer.guarded(async () => Response.json(await fetchObject(address))),
  });
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return "The token is expired";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") {
    return "The token was issued for another audience";
  }
  return "The token is not valid";
}
