import type { JSONWebKeySet } from "jose";
import type { MaybePromise } from "../server/engine.ts";
import type { Logger } from "../server/logger.ts";
import type { Records } from "../store/records.ts";
import type { AuthorizationProvider, User } from "./provider.ts";
import type { UpstreamOptions } from "./upstream-options.ts";

/** The user's request for the consent page, or the answer to it. */
export interface SignInRequest {
  /** Where the user is to come back to after signing in. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Says who the user is, by a session of yours; or where to sign in; `undefined` refuses. */
export type SignIn = (request: SignInRequest) => MaybePromise<User | { readonly redirect: string } | undefined>;

/** A client that is known beforehand. */
export interface KnownClient {
  readonly clientId: string;
  readonly name?: string;
  /** Makes the client a confidential one. */
  readonly clientSecret?: string;
  readonly redirectUris?: readonly string[];
  /** The public keys of a client that signs who it is instead of having a secret (`private_key_jwt`). */
  readonly keys?: JSONWebKeySet;
  /** By default `authorization_code` and `refresh_token`, where there are redirect URIs. */
  readonly grantTypes?: readonly KnownGrant[];
}

export type KnownGrant =
  | "authorization_code"
  | "refresh_token"
  | "client_credentials"
  /** For the users of `identityProviders`. */
  | "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** The identity provider of an organisation, whose word for a user is taken (enterprise-managed authorization). */
export interface TrustedProvider {
  readonly issuer: string;
  /** Where its keys are; by default as its metadata say. */
  readonly jwksUri?: string;
  /** Who its user is here, by the claims of the assertion; by default by `sub`. `undefined` refuses. */
  readonly user?: (claims: Readonly<Record<string, unknown>>) => MaybePromise<User | undefined>;
}

export interface Lifetimes {
  /** Of access tokens, in milliseconds; 300 000. */
  readonly accessToken?: number;
  /** Of refresh tokens that are not used, in milliseconds; 14 days. */
  readonly refreshToken?: number;
  /** After so long users sign in anew, whatever was renewed, in milliseconds; 90 days. */
  readonly signIn?: number;
  /** Of codes, in milliseconds; 60 000. */
  readonly code?: number;
  /** After so long a new key signs, in milliseconds; 30 days. */
  readonly signingKey?: number;
}

export interface AuthorizationServerOptions {
  /** The URL of this server, without query: https, or http on a loopback address. It stands in every token. */
  readonly issuer: string;
  /** The scopes there are, and what each lets a client do, for the consent page. */
  readonly scopes: Readonly<Record<string, string>>;
  /** The servers that tokens can be for; by default those on the issuer's own host. */
  readonly resources?: readonly string[];
  /** For development: whoever opens the consent page chooses to be one of these. Only on a loopback address. */
  readonly users?: readonly (string | User)[];
  /** Who the user is, in earnest. */
  readonly signIn?: SignIn;
  /** Who else signs users in; takes the place of `users` and `signIn`. */
  readonly upstream?: UpstreamOptions;
  readonly clients?: readonly KnownClient[];
  /** Whose word is taken for a user, without a page: those of the organisation this server belongs to. */
  readonly identityProviders?: readonly TrustedProvider[];
  /** Whether clients may register themselves (RFC 7591); true. */
  readonly registration?: boolean;
  /**
   * Whether clients may be known by the address of a document that describes them, of any host or of those that a function
   * says yes to; true.
   */
  readonly clientDocuments?: boolean | ((url: URL) => boolean);
  /** Whether such documents, and endpoints of `upstream` on other hosts than its own, may be in private networks; false. */
  readonly allowPrivate?: boolean;
  /** Makes the requests of this server instead, and answers for the addresses it connects to. */
  readonly fetch?: typeof fetch;
  /** Where codes, tokens and keys are kept; by default in memory, for as long as the process lives. */
  readonly records?: Records;
  /** What gives out codes and tokens; by default one over `records`. */
  readonly provider?: AuthorizationProvider;
  readonly lifetimes?: Lifetimes;
  readonly logger?: Logger;
}
