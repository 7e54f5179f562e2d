import type { Parts } from "../parts.ts";
import type { RegisteredClient, Tokens } from "../provider.ts";

/** A request for tokens by a client that has shown who it is. */
export interface GrantRequest {
  readonly client: RegisteredClient;
  readonly form: URLSearchParams;
  readonly parts: Parts;
}

/** Rejects with an `OAuthError` where there are no tokens. */
export type Exchange = (request: GrantRequest) => Promise<Tokens>;

/** Whether a code or token is somebody else's, or over, whatever the provider thinks. */
export function isForOther(
  grant: { readonly clientId: string; readonly expiresAt: number },
  client: RegisteredClient,
): boolean {
  return grant.clientId !== client.client_id || grant.expiresAt * 1000 <= Date.now();
}
