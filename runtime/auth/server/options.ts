import type { AuthInfo, MaybePromise } from "../../server/engine.ts";

/** What a handler of yours found in a token. */
export interface VerifiedToken extends Omit<AuthInfo, "claims"> {
  /** Whom the token was issued for; it is refused where this server is not among them (AUTH-44). */
  readonly audience: string | readonly string[];
  /** With `cnf`, where the token is bound to a key or a certificate: then whoever presents it has to show that too. */
  readonly claims?: AuthInfo["claims"];
}

/** Verifies a token; `undefined` refuses it. What it throws is logged, and the request fails. */
export type VerifyToken = (token: string) => MaybePromise<VerifiedToken | undefined>;

/** A scope: what it lets a caller do, and the scopes it includes (AUTH-55). */
export type ScopeOption = string | { readonly description: string; readonly includes?: readonly string[] };

/** Whether tokens that are bound to a key are taken (RFC 9449), or no others are. */
export type DpopMode = "off" | "optional" | "required";

export type VerifyKind = "jwt" | "introspection" | "handler";

/** Who may call over HTTP. */
export interface AuthOptions {
  /** The authorization server whose tokens are accepted, or several. */
  readonly issuer?: string | readonly string[];
  /** The identifier of this server that tokens are issued for; by default its public URL. */
  readonly resource?: string;
  /** The audience that tokens must have; by default `resource`. */
  readonly audience?: string;
  /** Every scope the server knows. */
  readonly scopes?: Readonly<Record<string, ScopeOption>>;
  /** Scopes that every request needs. */
  readonly required?: readonly string[];
  /** How tokens are checked; the first way that accepts one decides. By default `jwt` where there is an issuer. */
  readonly verify?: VerifyKind | readonly VerifyKind[];
  /** Address of the issuer's keys; by default from its metadata. */
  readonly jwksUri?: string;
  /** Signature algorithms that are accepted; by default every asymmetric one. */
  readonly algorithms?: readonly string[];
  /** How far clocks may differ, in milliseconds or as `30s`. */
  readonly clockSkew?: number | string;
  readonly introspection?: {
    readonly endpoint?: string;
    readonly clientId: string;
    readonly clientSecret?: string;
  };
  /** Keys that callers present like tokens, by the name of who has them. */
  readonly keys?: Readonly<Record<string, { readonly key: string; readonly scopes?: readonly string[] }>>;
  /** Tokens that are bound to a key are taken with a proof of it (RFC 9449); by default `optional`. */
  readonly dpop?: DpopMode;
  /** Whether proofs have to hold a nonce of the server's; by default not. */
  readonly dpopNonce?: boolean;
  /** For `verify: "handler"`. */
  readonly handler?: VerifyToken;
}
