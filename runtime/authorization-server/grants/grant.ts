import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import type { RegisteredClient, Tokens } from "../provider.ts";

/** A request for tokens by a client that has shown who it is. */
export interface GrantRequest {
  readonly client: RegisteredClient;
  readonly form: URLSearchParams;
  readonly parts: Parts;
  /** Thumbprint of the key that the client proved to have. */
  readonly key: string | undefined;
}

/** Rejects with an `OAuthError` where there are no tokens. */
export type Exchange = (request: GrantRequest) => Promise<Tokens>;

/** What is bound to a key is for whoever has it. Throws an `OAuthError`. */
export function requireKey(grant: { readonly key?: string }, key: string | undefined): void {
  if (grant.key === undefined || grant.key === key) return;
  throw new OAuthError("invalid_dpop_proof", "It is bound to another key");
}

/** Whether a code or token is somebody else's, or over, whatever the provider thinks. */
export function isForOther(
  grant: { readonly clientId: string; readonly expiresAt: number },
  client: RegisteredClient,
): boolean {
  return grant.clientId !== client.client_id || grant.expiresAt * 1000 <= Date.now();
}
