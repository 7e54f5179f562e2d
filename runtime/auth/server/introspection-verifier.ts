import { sha256 } from "../../server/digest.ts";
import type { AuthInfo } from "../../server/engine.ts";
import { Refusal } from "../../transport/refusal.ts";
import type { AuthSettings } from "./auth-settings.ts";
import { fetchObject } from "./bounded-fetch.ts";
import type { Issuer } from "./issuer.ts";
import { authInfo, checkAudience, TokenRefused, type Verifier } from "./verifier.ts";

/** How long an answer is believed, in milliseconds: so long a revoked token may still be accepted. */
const KEPT = 30_000;
const MOST_KEPT = 1_000;
/** Most questions under way: made-up tokens cannot have more asked at a time. */
const MOST_ASKED = 64;

interface Kept {
  /** `undefined`: not accepted. */
  readonly info: AuthInfo | undefined;
  readonly until: number;
}

/** Asks the issuers whether a token is active (RFC 7662). Answers are kept by a digest, never with the token. */
export function introspectionVerifier(issuers: readonly Issuer[], settings: AuthSettings, audience: string): Verifier {
  const kept = new Map<string, Kept>();
  const asked = new Map<string, Promise<AuthInfo | undefined>>();
  const keep = (digest: string, info: AuthInfo | undefined): void => {
    const end = (info?.expiresAt ?? Number.POSITIVE_INFINITY) * 1000;
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    kept.set(digest, { info, until: Math.min(Date.now() + KEPT, end) });
  };
  const ask = async (token: string, digest: string): Promise<AuthInfo | undefined> => {
    for (const issuer of issuers) {
      const info = await introspect(issuer, token, settings, audience);
      if (info === undefined) continue;
      keep(digest, info);
      return info;
    }
    keep(digest, undefined);
    return undefined;
  };
  return (token) => {
    const digest = sha256(token);
    const known = kept.get(digest);
    if (known !== undefined && Date.now() < known.until) return Promise.resolve(known.info);
    kept.delete(digest);
    let answer = asked.get(digest);
    if (answer === undefined) {
      if (asked.size >= MOST_ASKED)
        return Promise.reject(new Refusal(503, "Too many tokens are being checked; try again"));
      answer = ask(token, digest).finally(() => asked.delete(digest));
      asked.set(digest, answer);
    }
    return answer;
  };
}

async function introspect(
  issuer: Issuer,
  token: string,
  { introspection, clockSkew }: AuthSettings,
  audience: string,
): Promise<AuthInfo | undefined> {
  const { endpoint, clientId, clientSecret } = introspection;
  const body = new URLSearchParams({ token, token_type_hint: "access_token" });
  const headers: Record<string, string> = { accept: "application/json" };
  if (clientSecret === undefined) body.set("client_id", clientId);
  else {
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    headers["authorization"] = `Basic ${Buffer.from(pair).toString("base64")}`;
  }
  const url = endpoint ?? (await issuer.endpoint("introspection_endpoint"));
  const claims = await fetchObject(url, { method: "POST", body, headers });
  const { active, iss, exp, nbf, aud } = claims;
  if (active !== true || (iss !== undefined && iss !== issuer.id)) return undefined;
  const now = Date.now() / 1000;
  if (typeof exp === "number" && exp + clockSkew < now) throw new TokenRefused("The token is expired");
  if (typeof nbf === "number" && nbf - clockSkew > now) throw new TokenRefused("The token is not valid yet");
  checkAudience(aud, audience);
  return authInfo(claims, issuer.id);
}
