import type { MaybePromise } from "../server/engine.ts";
import type { User } from "./provider.ts";

/** What an identity provider said of a user. */
export interface UpstreamAnswer {
  /** Of the ID token, where there is one. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
  /** For one look at the user, say at its userinfo endpoint. It is not kept. */
  readonly accessToken: string;
}

/** An identity provider that signs users in (AUTH3-15). */
export interface UpstreamOptions {
  readonly issuer: string;
  /** This server, as a client there; its redirect URI is `<issuer of this server>/callback`. */
  readonly clientId: string;
  readonly clientSecret?: string;
  /** By default `openid`. */
  readonly scopes?: readonly string[];
  /** For the consent page; by default the host of the issuer. */
  readonly name?: string;
  /** Who the user is here; by default by `sub` and `name` of the ID token. `undefined` refuses. */
  readonly user?: (answer: UpstreamAnswer) => MaybePromise<User | undefined>;
}
