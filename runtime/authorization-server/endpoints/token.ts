import { type Asked, needed } from "../asked.ts";
import { authenticate } from "../client-authentication.ts";
import { exchangeCode } from "../grants/authorization-code.ts";
import { exchangeCredentials } from "../grants/client-credentials.ts";
import type { Exchange } from "../grants/grant.ts";
import { exchangeAssertion, JWT_BEARER } from "../grants/identity-assertion.ts";
import { exchangeRefresh } from "../grants/refresh-token.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import { provenKey } from "../proven-key.ts";
import { json, type Reply } from "../reply.ts";

const GRANTS: ReadonlyMap<string, Exchange> = new Map([
  ["authorization_code", exchangeCode],
  ["refresh_token", exchangeRefresh],
  ["client_credentials", exchangeCredentials],
  [JWT_BEARER, exchangeAssertion],
]);

/** Tokens for a code, a refresh token, the word of an identity provider, or the client itself. */
export async function answerToken(asked: Asked, parts: Parts): Promise<Reply> {
  const form = await asked.form();
  const { client } = await authenticate(asked, form, parts);
  const grant = needed(form, "grant_type");
  const exchange = GRANTS.get(grant);
  if (exchange === undefined) throw new OAuthError("unsupported_grant_type", "There is no such grant here");
  if (!client.grant_types.includes(grant)) {
    throw new OAuthError("unauthorized_client", "This client is not registered for that grant");
  }
  const key = await provenKey(asked, parts);
  const tokens = await exchange({ client, form, parts, key });
  const { accessToken, expiresIn, scopes, refreshToken } = tokens;
  return json(200, {
    access_token: accessToken,
    token_type: tokens.key === undefined ? "Bearer" : "DPoP",
    expires_in: expiresIn,
    scope: scopes.join(" "),
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  });
}
