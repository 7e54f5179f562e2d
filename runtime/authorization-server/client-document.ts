import { isObject, type JsonObject } from "../jsonrpc.ts";
import { isKeySet } from "./client-assertion.ts";
import { readClientMetadata } from "./client-metadata.ts";
import { OAuthError } from "./oauth-error.ts";
import type { RegisteredClient } from "./provider.ts";

/** Whether a client id is the address of a document: an https URL with a path, written in its one normal way (AUTH-21). */
export function isDocumentUrl(clientId: string): boolean {
  if (!clientId.startsWith("https://") || !URL.canParse(clientId)) return false;
  const { href, pathname, hash, username, password } = new URL(clientId);
  return href === clientId && pathname !== "/" && hash === "" && username === "" && password === "";
}

/** The client that a document describes (AUTH-23). Throws an `OAuthError` that says what is wrong with it. */
export function readClientDocument(url: string, text: string): RegisteredClient {
  const document = parsed(text);
  if (document["client_id"] !== url) throw bad("names another client_id than the address it is at");
  if (typeof document["client_name"] !== "string") throw bad("has no client_name");
  // Whatever anybody may read is no secret.
  if ("client_secret" in document) throw bad("holds a client_secret");
  const authentication = readAuthentication(document);
  const { client_uri: uri, ...client } = readClientMetadata({ ...document, token_endpoint_auth_method: "none" });
  const own = uri !== undefined && new URL(uri).origin === new URL(url).origin;
  return { ...client, ...authentication, ...(own && { client_uri: uri }), client_id: url };
}

/** How it shows that it is this client: not at all, or with a key (AUTH-22). */
function readAuthentication(document: JsonObject): Pick<RegisteredClient, "token_endpoint_auth_method" | "jwks"> {
  const { token_endpoint_auth_method: method = "none", jwks } = document;
  if (method === "none") return { token_endpoint_auth_method: method };
  if (method !== "private_key_jwt") {
    throw bad("asks for a token_endpoint_auth_method other than none and private_key_jwt");
  }
  if (!isKeySet(jwks)) throw bad("has no jwks, a set of 1 to 10 public keys");
  return { token_endpoint_auth_method: method, jwks };
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // What is no JSON is no object either.
  }
  throw bad("is no JSON object");
}

function bad(why: string): OAuthError {
  return new OAuthError("invalid_client", `The document of this client ${why}`);
}
