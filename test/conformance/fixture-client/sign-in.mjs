// How the client signs in, by the suite's name of the scenario.
import { oauth } from "@mcpwright/runtime/auth/client";

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
  "auth/dpop": () => user({ dpop: true }),
  "auth/dpop-nonce": () => user({ dpop: true }),
};

/** What signs the client in, in any scenario whose server asks for it. */
export function signIn(name, context) {
  return (special[name] ?? (() => user()))(context);
}
