import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, jwtVerify } from "jose";
import { ALGORITHMS } from "../auth/server/algorithms.ts";
import { isObject } from "../jsonrpc.ts";
import type { Parts } from "./parts.ts";

/** What a client sends as `client_assertion_type` (RFC 7523 §2.2). */
export const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/** Oldest and longest-lived assertion, and how far clocks may differ, in seconds. */
const MOST_AGE = 600;
const SKEW = 60;
const MOST_KEYS = 10;

/** The client an assertion names, before anything of it is believed. */
export function assertedClient(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).sub;
  } catch {
    return undefined;
  }
}

/** Whether a client has signed this, for this server, just now and for once (OCC-02). */
export async function isOwnAssertion(
  assertion: string,
  clientId: string,
  keys: JSONWebKeySet,
  { issuer, base, once }: Pick<Parts, "issuer" | "base" | "once">,
): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(keys), {
      issuer: clientId,
      subject: clientId,
      audience: [issuer, `${base}/token`],
      algorithms: [...ALGORITHMS],
      clockTolerance: SKEW,
      requiredClaims: ["exp", "jti"],
    });
    const { exp = 0, jti = "" } = payload;
    if (exp > Date.now() / 1000 + MOST_AGE) return false;
    return await once.isFirst(`${clientId} ${jti}`, exp);
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

/** Whether it is a set of keys with which only their owner can sign: 1 to 10 public ones. */
export function isKeySet(given: unknown): given is JSONWebKeySet {
  const keys = isObject(given) ? given["keys"] : undefined;
  const isPublic = (key: unknown): boolean => isObject(key) && key["kty"] !== "oct" && !("d" in key);
  return Array.isArray(keys) && keys.length > 0 && keys.length <= MOST_KEYS && keys.every(isPublic);
}
