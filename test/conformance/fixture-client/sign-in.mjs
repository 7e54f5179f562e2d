// How the client signs in, by the suite's name of the scenario.
import { clientCredentials, enterpriseManaged, oauth, workloadIdentity } from "@mcpwright/runtime/auth/client";

const METADATA_URL = "https://conformance-test.local/client-metadata.json";

/** The suite's authorization server asks no user: it answers with the way back. */
const redirect = {
  uri: "http://localhost:8765/callback",
  async authorize(url) {
    const answer = await fetch(url, { redirect: "manual" });
    return answer.headers.get("location");
  },
};

const user = (options) => oauth({ redirect, clientMetadataUrl: METADATA_URL, ...options });

const special = {
  "auth/pre-registration": ({ client_id, client_secret, issuer }) =>
    oauth({ redirect, clientId: client_id, clientSecret: client_secret, issuer }),
  "auth/client-credentials-basic": ({ client_id, client_secret }) =>
    clientCredentials({ clientId: client_id, clientSecret: client_secret }),
  "auth/client-credentials-jwt": ({ client_id, private_key_pem, signing_algorithm }) =>
    clientCredentials({ clientId: client_id, privateKey: private_key_pem, algorithm: signing_algorithm }),
  "auth/wif-jwt-bearer": ({ client_id, valid_jwt }) =>
    workloadIdentity({ clientId: client_id, assertion: () => valid_jwt }),
  "auth/enterprise-managed-authorization": (context) =>
    enterpriseManaged({
      clientId: context.client_id,
      clientSecret: context.client_secret,
      identityProvider: {
        issuer: context.idp_issuer,
        tokenEndpoint: context.idp_token_endpoint,
        clientId: context.idp_client_id,
      },
      idToken: () => context.idp_id_token,
    }),
  "auth/dpop": () => user({ dpop: true }),
  "auth/dpop-nonce": () => user({ dpop: true }),
};

/** What signs the client in, in any scenario whose server asks for it. */
export function signIn(name, context) {
  return (special[name] ?? (() => user()))(context);
}
