import { needed, single } from "../asked.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Tokens } from "../provider.ts";
import { targetOf } from "../resource.ts";
import { grantableScopes, scopesIn } from "../scopes.ts";
import type { GrantRequest } from "./grant.ts";

/** The grant of RFC 7523 §2.1. */
export const JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** Tokens for a user whose identity provider says that this client may act for them (EMA-03): no more than it says. */
export async function exchangeAssertion({ client, form, parts, key }: GrantRequest): Promise<Tokens> {
  const { provider, assertions } = parts;
  if (provider.issueTokens === undefined || !assertions.any) {
    throw new OAuthError("unsupported_grant_type", "There is no such grant here");
  }
  const { user, scope, resource } = await assertions.read(needed(form, "assertion"), client.client_id);
  const asked = single(form, "resource");
  if (asked !== undefined && resource !== undefined && asked !== resource) {
    throw new OAuthError("invalid_target", "The assertion is for another resource");
  }
  const scopes = grantableScopes(single(form, "scope") ?? scope, parts.scopes);
  const allowed = scope === undefined ? scopes : scopesIn(scope);
  if (!scopes.every((one) => allowed.includes(one))) {
    throw new OAuthError("invalid_scope", "The assertion is for fewer scopes");
  }
  const target = targetOf(asked ?? resource, parts);
  const bound = key !== undefined && { key };
  return provider.issueTokens(client, { subject: user.subject, scopes, resource: target, ...bound });
}
