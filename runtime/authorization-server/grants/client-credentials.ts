import { single } from "../asked.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Tokens } from "../provider.ts";
import { targetOf } from "../resource.ts";
import { grantableScopes } from "../scopes.ts";
import type { GrantRequest } from "./grant.ts";

/** Tokens for a client that acts for itself: its own subject. */
export async function exchangeCredentials({ client, form, parts, key }: GrantRequest): Promise<Tokens> {
  const { provider } = parts;
  if (provider.issueTokens === undefined) throw new OAuthError("unsupported_grant_type", "There is no such grant here");
  const scopes = grantableScopes(single(form, "scope"), parts.scopes);
  const resource = targetOf(single(form, "resource"), parts);
  const bound = key !== undefined && { key };
  return provider.issueTokens(client, { subject: client.client_id, scopes, resource, ...bound });
}
