import { type AuthorizationServer, processRevocationResponse, revocationRequest } from "oauth4webapi";
import { LocalError } from "../../errors.ts";
import { type ClientKey, keptAuthentication } from "./client-authentication.ts";
import { GuardedFetch } from "./guarded-fetch.ts";
import { findIssuerMetadata } from "./issuer-metadata.ts";
import { Kept, type KeptClient, type KeptGrant } from "./kept.ts";
import type { AuthStorage } from "./storage.ts";
import { parametersOf, requestOptions, signInFailure } from "./token-request.ts";

export interface SignOutOptions extends ClientKey {
  readonly storage: AuthStorage;
  /** Whether authorization servers may be in private networks; default: only a server's own host. */
  readonly allowPrivate?: boolean;
}

/** What came of signing out. */
export interface SignedOut {
  readonly issuer: string;
  /** Whether the issuer took the tokens back; it need not have a way to. */
  readonly revoked: boolean;
  /** Why it could not be told, where it has one. */
  readonly error?: unknown;
}

/**
 * Forgets the sign-in at a server, and has its tokens revoked where the issuer can (RFC 7009). What was kept is gone
 * whether or not the issuer was told. Undefined where nothing was kept.
 */
export async function signOut(server: string | URL, options: SignOutOptions): Promise<SignedOut | undefined> {
  const url = new URL(server);
  const kept = new Kept(options.storage);
  const grant = await kept.grant(url.href);
  if (grant === undefined) return undefined;
  const { issuer } = grant;
  const client = await kept.client(issuer);
  await kept.dropGrant(url.href);
  if (options.storage.keys !== undefined) await dropUnused(kept, issuer, client);
  const http = new GuardedFetch({ server: url, allowPrivate: options.allowPrivate ?? false }, undefined);
  try {
    return { issuer, revoked: client !== undefined && (await revoke(grant, client, options, http)) };
  } catch (error) {
    return { issuer, revoked: false, error: signInFailure(issuer, error) };
  }
}

/** The client goes with the last sign-in at its issuer. */
async function dropUnused(kept: Kept, issuer: string, client: KeptClient | undefined): Promise<void> {
  const others = await kept.grants();
  if ([...others.values()].some((other) => other.issuer === issuer)) return;
  await kept.dropClient(issuer);
  if (client !== undefined) await kept.unbind(client.client_id);
}

/** The refresh token first: with it many issuers end what came of it. False where there is no way to. */
async function revoke(grant: KeptGrant, kept: KeptClient, key: ClientKey, http: GuardedFetch): Promise<boolean> {
  const as = await metadataOf(grant.issuer, http);
  if (as?.revocation_endpoint === undefined) return false;
  const client = { client_id: kept.client_id };
  const authentication = await keptAuthentication(as, kept, key);
  const tokens = { refresh_token: grant.refresh_token, access_token: grant.access_token };
  for (const [kind, token] of Object.entries(tokens)) {
    if (token === undefined) continue;
    const additionalParameters = parametersOf({ token_type_hint: kind });
    const options = { ...requestOptions<URLSearchParams>({ http }), additionalParameters };
    await processRevocationResponse(await revocationRequest(as, client, authentication, token, options));
  }
  return true;
}

/** Undefined where an issuer of 2025-03-26 has none, and so no revocation endpoint. */
async function metadataOf(issuer: string, http: GuardedFetch): Promise<AuthorizationServer | undefined> {
  try {
    return await findIssuerMetadata(issuer, http);
  } catch (error) {
    if (LocalError.is(error) && error.code === "no-metadata") return undefined;
    throw error;
  }
}
