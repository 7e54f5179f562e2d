import { needed, single } from "./asked.ts";
import type { FoundClient } from "./clients.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";
import { isRegistered } from "./redirect-uri.ts";
import { targetOf } from "./resource.ts";
import { grantableScopes } from "./scopes.ts";

/** SHA-256 in base64url (RFC 7636 §4.2). */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;
const LONGEST_STATE = 4_000;

/** Who asks, and where the answer may go: without both nobody is sent anywhere. */
export interface Asker {
  readonly found: FoundClient;
  readonly redirectUri: string;
  readonly state: string | undefined;
}

/** What the user is asked to agree to. */
export interface Wanted {
  readonly scopes: readonly string[];
  readonly resource: string;
  readonly codeChallenge: string;
  /** Thumbprint of the key that tokens are to be bound to (RFC 9449 §10). */
  readonly key?: string;
}

/** Rejects with an `OAuthError` that is for the user alone: the client, or its redirect URI, is not known (AUTH-64). */
export async function readAsker(query: URLSearchParams, { clients }: Parts): Promise<Asker> {
  const found = await clients.find(needed(query, "client_id"));
  if (found === undefined) throw new OAuthError("invalid_client", "There is no such client here");
  const redirectUri = needed(query, "redirect_uri");
  if (!isRegistered(redirectUri, found.client.redirect_uris)) {
    throw new OAuthError("invalid_request", "The address to go back to is not one that this client has registered");
  }
  return { found, redirectUri, state: single(query, "state") };
}

/** Throws an `OAuthError` that the client may hear of. */
export function readWanted(query: URLSearchParams, { found, state }: Asker, parts: Parts): Wanted {
  if (needed(query, "response_type") !== "code") {
    throw new OAuthError("unsupported_response_type", "response_type is code");
  }
  if (!found.client.grant_types.includes("authorization_code")) {
    throw new OAuthError("unauthorized_client", "This client is not registered for codes");
  }
  const mode = single(query, "response_mode");
  if (mode !== undefined && mode !== "query") throw new OAuthError("invalid_request", "response_mode is query");
  if ((state?.length ?? 0) > LONGEST_STATE) throw new OAuthError("invalid_request", "state is too long");
  // PKCE is not a choice, and neither is its method: what is left out is plain (RFC 7636 §4.3).
  if (single(query, "code_challenge_method") !== "S256") {
    throw new OAuthError("invalid_request", "code_challenge_method is S256");
  }
  const codeChallenge = needed(query, "code_challenge");
  if (!CHALLENGE.test(codeChallenge)) throw new OAuthError("invalid_request", "code_challenge is malformed");
  const key = single(query, "dpop_jkt");
  if (key !== undefined && !CHALLENGE.test(key)) throw new OAuthError("invalid_request", "dpop_jkt is malformed");
  const scopes = grantableScopes(single(query, "scope"), parts.scopes);
  const resource = targetOf(single(query, "resource"), parts);
  return { scopes, resource, codeChallenge, ...(key !== undefined && { key }) };
}
