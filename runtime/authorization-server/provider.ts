import type { JSONWebKeySet } from "jose";
import type { MaybePromise } from "../server/engine.ts";

/** A client as it is registered, in the words of RFC 7591. */
export interface RegisteredClient {
  readonly client_id: string;
  readonly client_name?: string;
  readonly client_uri?: string;
  readonly redirect_uris: readonly string[];
  readonly application_type: "native" | "web";
  readonly grant_types: readonly string[];
  readonly token_endpoint_auth_method: "none" | "client_secret_basic" | "client_secret_post" | "private_key_jwt";
  /** The public keys of a client that signs who it is (`private_key_jwt`). */
  readonly jwks?: JSONWebKeySet;
  readonly scope?: string;
  /** Seconds since 1970. */
  readonly client_id_issued_at?: number;
  /** SHA-256 of the client's secret, in base64url: the secret itself is not kept. */
  readonly secretDigest?: string;
}

/** A user of this authorization server. */
export interface User {
  /** Names the user for good; `sub` of the tokens. */
  readonly subject: string;
  /** What the consent page says. */
  readonly name?: string;
}

/** What a user has agreed to. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  /** The server that tokens will be for (RFC 8707). */
  readonly resource: string;
  /** SHA-256 of the client's verifier, in base64url (RFC 7636). */
  readonly codeChallenge: string;
  /** Thumbprint of the key that its tokens are to be bound to (`dpop_jkt`, RFC 9449 §10). */
  readonly key?: string;
  /** `undefined` where somebody else signs users in. */
  readonly user: User | undefined;
  /** Names the browser in which that was: what comes back from somewhere else has to come back to it (SEC-11). */
  readonly browser: string;
}

/** Where the user goes on: back to the client with a code, or to somebody else first. */
export type Authorized = { readonly code: string } | { readonly url: string };

/** What codes and tokens stand for. */
export interface Grant {
  readonly clientId: string;
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly resource: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  /** Thumbprint of the key it is bound to (RFC 9449); who has no such key is refused. */
  readonly key?: string;
}

export interface AuthorizationCode extends Grant {
  readonly code: string;
  readonly redirectUri: string;
  readonly codeChallenge: string;
}

export interface RefreshToken extends Grant {
  readonly kind: "refresh";
  readonly token: string;
}

export interface AccessToken extends Grant {
  readonly kind: "access";
  readonly token: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

/** What a client gets. */
export interface Tokens {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scopes: readonly string[];
  readonly refreshToken?: string;
  /** Thumbprint of the key that the access token is bound to. */
  readonly key?: string;
}

/** How a user who signs in somewhere else comes back. */
export type Returned = {
  readonly redirectUri: string;
  readonly state: string | undefined;
} & ({ readonly code: string } | { readonly error: string });

/** Somebody else who signs users in. */
export interface Upstream {
  /** What the consent page says. */
  readonly name: string;
  /** What is asked of it, for the consent page (SEC-08). */
  readonly scopes: readonly string[];
  /** Takes what the user brings back to `<issuer>/callback`. Throws an `OAuthError` for what was not asked for. */
  callback(answer: URLSearchParams, browser: string | undefined): MaybePromise<Returned>;
}

/**
 * What an authorization server keeps, and what it gives out. Requests are checked before any of these is called: the
 * client is authenticated, its redirect URI is a registered one, PKCE, scopes and resource are right. Operations refuse with
 * an `OAuthError`.
 */
export interface AuthorizationProvider {
  getClient(clientId: string): MaybePromise<RegisteredClient | undefined>;
  registerClient(client: RegisteredClient): MaybePromise<void>;
  /** The user has agreed. */
  authorize(client: RegisteredClient, request: AuthorizationRequest): MaybePromise<Authorized>;
  loadAuthorizationCode(client: RegisteredClient, code: string): MaybePromise<AuthorizationCode | undefined>;
  /** A code is good once, however many ask at the same time. `key` is what the client proved to have, for its tokens. */
  exchangeAuthorizationCode(client: RegisteredClient, code: AuthorizationCode, key?: string): MaybePromise<Tokens>;
  loadRefreshToken(client: RegisteredClient, token: string): MaybePromise<RefreshToken | undefined>;
  /** `scopes` are some of those of the token, or all. */
  exchangeRefreshToken(
    client: RegisteredClient,
    token: RefreshToken,
    scopes: readonly string[],
    key?: string,
  ): MaybePromise<Tokens>;
  loadAccessToken(token: string): MaybePromise<AccessToken | undefined>;
  revokeToken(token: AccessToken | RefreshToken): MaybePromise<void>;

  /** Tokens for who is known without a code: a client that acts for itself. Without this there are none. */
  issueTokens?(client: RegisteredClient, grant: Omit<Grant, "clientId" | "expiresAt">): MaybePromise<Tokens>;
  readonly upstream?: Upstream;
}
