import { type Asked, needed, single } from "../asked.ts";
import { authenticate } from "../client-authentication.ts";
import type { FoundClient } from "../clients.ts";
import { digestOf, isSame } from "../digest.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import type { RegisteredClient, Tokens } from "../provider.ts";
import { json, type Reply } from "../reply.ts";
import { targetOf } from "../resource.ts";
import { grantableScopes, scopesIn } from "../scopes.ts";

/** RFC 7636 §4.1. */
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

type Exchange = (client: FoundClient, form: URLSearchParams, parts: Parts) => Promise<Tokens>;

const GRANTS: ReadonlyMap<string, Exchange> = new Map([
  ["authorization_code", exchangeCode],
  ["refresh_token", exchangeRefresh],
  ["client_credentials", exchangeCredentials],
]);

/** Tokens for a code, a refresh token, or the client itself. */
export async function answerToken(asked: Asked, parts: Parts): Promise<Reply> {
  const form = await asked.form();
  const found = await authenticate(asked, form, parts);
  const grant = needed(form, "grant_type");
  const exchange = GRANTS.get(grant);
  if (exchange === undefined) throw new OAuthError("unsupported_grant_type", "There is no such grant here");
  if (!found.client.grant_types.includes(grant)) {
    throw new OAuthError("unauthorized_client", `This client is not registered for ${grant}`);
  }
  const { accessToken, expiresIn, scopes, refreshToken } = await exchange(found, form, parts);
  return json(200, {
    access_token: accessToken,
    token_type: "Bearer",
    expires_in: expiresIn,
    scope: scopes.join(" "),
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  });
}

async function exchangeCode({ client }: FoundClient, form: URLSearchParams, { provider }: Parts): Promise<Tokens> {
  const code = await provider.loadAuthorizationCode(client, needed(form, "code"));
  if (code === undefined || isForOther(code, client)) throw new OAuthError("invalid_grant", "The code is not good");
  if (needed(form, "redirect_uri") !== code.redirectUri) {
    throw new OAuthError("invalid_grant", "redirect_uri is not that of the request for the code");
  }
  const verifier = needed(form, "code_verifier");
  if (!VERIFIER.test(verifier) || !isSame(digestOf(verifier), code.codeChallenge)) {
    throw new OAuthError("invalid_grant", "code_verifier does not belong to the code");
  }
  requireResource(form, code.resource);
  return provider.exchangeAuthorizationCode(client, code);
}

async function exchangeRefresh({ client }: FoundClient, form: URLSearchParams, { provider }: Parts): Promise<Tokens> {
  const token = await provider.loadRefreshToken(client, needed(form, "refresh_token"));
  if (token === undefined || isForOther(token, client)) {
    throw new OAuthError("invalid_grant", "The refresh token is not good");
  }
  requireResource(form, token.resource);
  const asked = single(form, "scope");
  const scopes = asked === undefined ? token.scopes : scopesIn(asked);
  if (!scopes.every((scope) => token.scopes.includes(scope))) {
    throw new OAuthError("invalid_scope", "More scopes need the user to agree");
  }
  return provider.exchangeRefreshToken(client, token, scopes);
}

async function exchangeCredentials({ client }: FoundClient, form: URLSearchParams, parts: Parts): Promise<Tokens> {
  const { provider } = parts;
  if (provider.issueTokens === undefined) throw new OAuthError("unsupported_grant_type", "There is no such grant here");
  const scopes = grantableScopes(single(form, "scope"), parts.scopes);
  const resource = targetOf(single(form, "resource"), parts);
  return provider.issueTokens(client, { subject: client.client_id, scopes, resource });
}

function isForOther(
  grant: { readonly clientId: string; readonly expiresAt: number },
  client: RegisteredClient,
): boolean {
  return grant.clientId !== client.client_id || grant.expiresAt * 1000 <= Date.now();
}

/** The token is for the server that was agreed to, and for no other (RFC 8707 §2.2). */
function requireResource(form: URLSearchParams, agreed: string): void {
  const asked = single(form, "resource");
  if (asked !== undefined && asked !== agreed) {
    throw new OAuthError("invalid_target", "resource is not that of the request for the code");
  }
}
