import type { AuthInfo } from "../../server/engine.ts";

/** Looks at a token; `undefined` says that this way of checking knows nothing of it. Throws `TokenRefused`. */
export type Verifier = (token: string) => Promise<AuthInfo | undefined>;

type RefusalCode = "invalid_token" | "invalid_dpop_proof" | "use_dpop_nonce";

/** A token that is not accepted. What it says is told to the caller. */
export class TokenRefused extends Error {
  readonly code: RefusalCode = "invalid_token";
  /** What the next proof has to hold. */
  readonly nonce: string | undefined = undefined;
}

/** A token that is not accepted for want of a proof that its key is the caller's (RFC 9449 §7.1). */
export class ProofRefused extends TokenRefused {
  override readonly code: "invalid_dpop_proof" | "use_dpop_nonce";
  override readonly nonce: string | undefined;

  constructor(code: "invalid_dpop_proof" | "use_dpop_nonce", message: string, nonce?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.nonce = nonce;
  }
}

/** The scopes of a claim: a text with blanks between them (RFC 9068), or a list. */
export function scopesOf(claims: Readonly<Record<string, unknown>>): readonly string[] {
  const scope = claims["scope"] ?? claims["scp"];
  if (typeof scope === "string") return scope.split(" ").filter((one) => one !== "");
  return Array.isArray(scope) ? scope.filter((one) => typeof one === "string") : [];
}

/** Whose token it is, by its claims; a client that acts for itself is its own subject. */
export function authInfo(claims: Readonly<Record<string, unknown>>, issuer: string): AuthInfo {
  const { sub, client_id: client, azp, exp } = claims;
  const clientId = typeof client === "string" ? client : azp;
  const subject = sub ?? clientId;
  if (typeof subject !== "string" || subject === "") throw new TokenRefused("The token names no subject");
  return {
    issuer,
    subject,
    ...(typeof clientId === "string" && { clientId }),
    scopes: scopesOf(claims),
    claims,
    ...(typeof exp === "number" && { expiresAt: exp }),
  };
}

/** Holds a token to the audience it must have (AUTH-44, SEC-12). */
export function checkAudience(given: unknown, audience: string): void {
  if (given === audience || (Array.isArray(given) && given.includes(audience))) return;
  throw new TokenRefused("The token was issued for another audience");
}
