import { needed, single } from "../asked.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Tokens } from "../provider.ts";
import { requireResource } from "../resource.ts";
import { scopesIn } from "../scopes.ts";
import { type GrantRequest, isForOther, requireKey } from "./grant.ts";

/** New tokens for a refresh token, for what was agreed to or less. */
export async function exchangeRefresh({ client, form, parts, key }: GrantRequest): Promise<Tokens> {
  const { provider } = parts;
  const token = await provider.loadRefreshToken(client, needed(form, "refresh_token"));
  if (token === undefined || isForOther(token, client)) {
    throw new OAuthError("invalid_grant", "The refresh token is not good");
  }
  requireResource(form, token.resource);
  requireKey(token, key);
  const asked = single(form, "scope");
  const scopes = asked === undefined ? token.scopes : scopesIn(asked);
  if (!scopes.every((scope) => token.scopes.includes(scope))) {
    throw new OAuthError("invalid_scope", "More scopes need the user to agree");
  }
  return provider.exchangeRefreshToken(client, token, scopes, key);
}
