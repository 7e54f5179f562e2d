import { ALGORITHMS } from "../../auth/server/algorithms.ts";
import { JWT_BEARER } from "../grants/identity-assertion.ts";
import type { Parts } from "../parts.ts";
import { json, type Reply } from "../reply.ts";

const ID_JAG = "urn:ietf:params:oauth:grant-profile:id-jag";
const KEPT = { "cache-control": "public, max-age=300", pragma: "" };

/** What the server says of itself (RFC 8414, and what OpenID Connect Discovery wants of such a document; AUTH-14). */
export function answerMetadata({ issuer, base, scopes, registration, provider, documents, assertions }: Parts): Reply {
  const methods = ["none", "client_secret_basic", "client_secret_post", "private_key_jwt"];
  return json(
    200,
    {
      issuer,
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/jwks`,
      ...(registration && { registration_endpoint: `${base}/register` }),
      revocation_endpoint: `${base}/revoke`,
      introspection_endpoint: `${base}/introspect`,
      scopes_supported: [...scopes.keys()],
      response_types_supported: ["code"],
      response_modes_supported: ["query"],
      grant_types_supported: [
        "authorization_code",
        "refresh_token",
        ...(provider.issueTokens === undefined ? [] : ["client_credentials", ...(assertions.any ? [JWT_BEARER] : [])]),
      ],
      ...(assertions.any && { authorization_grant_profiles_supported: [ID_JAG] }),
      // AUTH-61.
      code_challenge_methods_supported: ["S256"],
      token_endpoint_auth_methods_supported: methods,
      token_endpoint_auth_signing_alg_values_supported: ALGORITHMS,
      revocation_endpoint_auth_methods_supported: methods,
      introspection_endpoint_auth_methods_supported: methods.slice(1),
      dpop_signing_alg_values_supported: ALGORITHMS,
      // AUTH-37.
      authorization_response_iss_parameter_supported: true,
      client_id_metadata_document_supported: documents !== undefined,
      // There are no ID tokens; readers of OpenID Connect documents refuse one without these.
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256"],
    },
    KEPT,
  );
}

/** The keys that tokens are signed with, old ones too as long as a token of theirs may be good. */
export async function answerKeys({ keyring }: Parts): Promise<Reply> {
  return json(200, await keyring.publicKeys(), KEPT);
}
