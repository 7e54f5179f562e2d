import { type Asked, needed } from "../asked.ts";
import { authenticate } from "../client-authentication.ts";
import { OAuthError } from "../oauth-error.ts";
import type { Parts } from "../parts.ts";
import { json, type Reply } from "../reply.ts";

/** A protected server asks about an access token (RFC 7662). It is a client that the operator knows, with a secret or key. */
export async function answerIntrospect(asked: Asked, parts: Parts): Promise<Reply> {
  const form = await asked.form();
  const { client, known } = await authenticate(asked, form, parts);
  if (!known || client.token_endpoint_auth_method === "none") {
    throw new OAuthError("unauthorized_client", "This client may not ask about tokens", 403);
  }
  const found = await parts.provider.loadAccessToken(needed(form, "token"));
  if (found === undefined) return json(200, { active: false });
  const { clientId, subject, scopes, resource, expiresAt, issuedAt, key } = found;
  return json(200, {
    active: true,
    token_type: key === undefined ? "Bearer" : "DPoP",
    ...(key !== undefined && { cnf: { jkt: key } }),
    iss: parts.issuer,
    sub: subject,
    client_id: clientId,
    aud: resource,
    scope: scopes.join(" "),
    iat: issuedAt,
    exp: expiresAt,
  });
}
