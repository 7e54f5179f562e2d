import { isObject } from "../jsonrpc.ts";
import { OAuthError } from "./oauth-error.ts";
import type { RegisteredClient } from "./provider.ts";
import { isLoopbackUri, isRedirectUri } from "./redirect-uri.ts";

const MOST_REDIRECTS = 10;
const LONGEST_NAME = 100;
const METHODS: readonly string[] = ["none", "client_secret_basic", "client_secret_post"];
const GRANTS = ["authorization_code", "refresh_token"];

/** What a client says of itself, as far as it counts; who gave it its id, and a secret, adds them. */
export type ClientDescription = Omit<RegisteredClient, "client_id" | "client_id_issued_at" | "secretDigest">;

/** Reads client metadata (RFC 7591 §2). Throws an `OAuthError` that says what a client has to change. */
export function readClientMetadata(given: unknown): ClientDescription {
  if (!isObject(given)) throw new OAuthError("invalid_client_metadata", "Client metadata are a JSON object");
  const redirects = readRedirects(given["redirect_uris"]);
  const method = given["token_endpoint_auth_method"] ?? "client_secret_basic";
  if (typeof method !== "string" || !METHODS.includes(method)) {
    throw new OAuthError("invalid_client_metadata", `token_endpoint_auth_method is one of ${METHODS.join(", ")}`);
  }
  const name = readName(given["client_name"]);
  const uri = given["client_uri"];
  const scope = given["scope"];
  return {
    ...(name !== undefined && { client_name: name }),
    ...(isRedirectUri(uri) && uri.startsWith("https:") && { client_uri: uri }),
    ...(typeof scope === "string" && { scope }),
    redirect_uris: redirects,
    application_type: readType(given["application_type"], redirects),
    grant_types: readGrants(given),
    token_endpoint_auth_method: method as RegisteredClient["token_endpoint_auth_method"],
  };
}

function readRedirects(given: unknown): readonly string[] {
  const listed: readonly unknown[] = Array.isArray(given) ? given : [];
  if (listed.length === 0 || listed.length > MOST_REDIRECTS) {
    throw new OAuthError("invalid_redirect_uri", `redirect_uris are 1 to ${MOST_REDIRECTS} addresses`);
  }
  if (listed.every(isRedirectUri)) return listed;
  throw new OAuthError(
    "invalid_redirect_uri",
    "Each of redirect_uris is an https URL, or an http URL of a loopback address, without fragment",
  );
}

/** AUTH-27: what runs on the user's machine is native. A client that does not say is what its redirect URIs say. */
function readType(given: unknown, redirects: readonly string[]): "native" | "web" {
  const local = redirects.some(isLoopbackUri);
  if (given === undefined || given === null) return local ? "native" : "web";
  if (given !== "native" && given !== "web") {
    throw new OAuthError("invalid_client_metadata", "application_type is native or web");
  }
  if (given === "native" || !local) return given;
  throw new OAuthError(
    "invalid_redirect_uri",
    "Redirect URIs of a loopback address are for clients with application_type native",
  );
}

/** Those of the asked grants that anybody may have. */
function readGrants({
  grant_types: given,
  response_types: answers,
}: Readonly<Record<string, unknown>>): readonly string[] {
  const asked = Array.isArray(given) ? given : ["authorization_code"];
  if (!asked.includes("authorization_code") || (Array.isArray(answers) && !answers.includes("code"))) {
    throw new OAuthError("invalid_client_metadata", "Clients that register use codes: grant_types authorization_code");
  }
  return GRANTS.filter((grant) => asked.includes(grant));
}

/** A name that can be shown: nothing that hides or turns text. */
function readName(given: unknown): string | undefined {
  if (typeof given !== "string") return undefined;
  const shown = given.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
  return shown === "" ? undefined : shown.slice(0, LONGEST_NAME);
}
