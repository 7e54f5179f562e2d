import type { AuthorizationServer, Client, ClientAuth, TokenEndpointResponse } from "oauth4webapi";
import type { GuardedFetch } from "./guarded-fetch.ts";
import type { Kept } from "./kept.ts";
import type { ProofKey } from "./proof-key.ts";

/** Where a client signs in, found out anew for each refusal: a server may go over to another authorization server. */
export interface SignInPoint {
  readonly server: URL;
  readonly as: AuthorizationServer;
  /** Sent with each request for authorization or tokens (AUTH-41); a server of 2025-03-26 has none (AUTH3-13). */
  readonly resource: string | undefined;
  readonly scope: string | undefined;
  readonly http: GuardedFetch;
  readonly kept: Kept;
  /** The key that tokens are bound to. */
  readonly key: ProofKey | undefined;
}

/** A client, and how it shows at the token endpoint that it is this one. */
export interface IdentifiedClient {
  readonly client: Client;
  readonly authentication: ClientAuth;
}

/** A way to get tokens. */
export interface TokenSource {
  /** Issuers this source can work with; undefined: any. */
  readonly issuer: string | undefined;
  /** Whether it gets tokens without asking a user. */
  readonly unattended?: boolean;
  /** Gets tokens, from whoever has to be asked. */
  obtain(point: SignInPoint): Promise<TokenEndpointResponse>;
  /** The client whose refresh tokens are kept; undefined where there is none to refresh with. */
  known(point: SignInPoint): Promise<IdentifiedClient | undefined>;
}
