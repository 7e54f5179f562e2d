import { Kept } from "./kept.ts";
import { joinScopes } from "./scopes.ts";
import type { AuthStorage } from "./storage.ts";

/** A sign-in that is kept, without its secrets. */
export interface SignedIn {
  /** URL of the server. */
  readonly server: string;
  readonly issuer: string;
  /** Scopes as they were granted; as they were asked for where the issuer did not say. */
  readonly scopes: readonly string[];
  /** When the access token ends, in milliseconds since 1970; absent where the issuer did not say. */
  readonly expires?: number;
  /** Whether it can be renewed without asking the user. */
  readonly renewable: boolean;
  /** Whether its tokens are bound to a key (RFC 9449). */
  readonly bound: boolean;
}

/** The sign-ins that a storage keeps. Rejects with the `LocalError` `bad-option` where it has no `keys`. */
export async function signedIn(storage: AuthStorage): Promise<readonly SignedIn[]> {
  const grants = await new Kept(storage).grants();
  return Array.from(grants, ([server, grant]) => ({
    server,
    issuer: grant.issuer,
    scopes: joinScopes(grant.granted ?? grant.requested)?.split(" ") ?? [],
    ...(grant.expires === undefined ? {} : { expires: grant.expires }),
    renewable: grant.refresh_token !== undefined,
    bound: grant.key !== undefined,
  }));
}
