import { type Asked, single } from "./asked.ts";
import { ASSERTION_TYPE, assertedClient, isOwnAssertion } from "./client-assertion.ts";
import type { FoundClient } from "./clients.ts";
import { digestOf, isSame } from "./digest.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";
import type { RegisteredClient } from "./provider.ts";

/** How a client shows who it is. */
interface Shown {
  readonly clientId: string;
  readonly secret: string | undefined;
  readonly assertion: string | undefined;
}

/**
 * The client that asks, by its secret or key where it has one (RFC 6749 §2.3). Rejects with the `OAuthError`
 * `invalid_client`.
 */
export async function authenticate(asked: Asked, form: URLSearchParams, parts: Parts): Promise<FoundClient> {
  const { clients, limits } = parts;
  const shown = shownBy(asked, form);
  const key = digestOf(`${asked.address} ${shown.clientId}`);
  if (limits.failures.isSpent(key))
    throw new OAuthError("invalid_client", "Too many wrong secrets; wait a minute", 429);
  const found = await clients.find(shown.clientId);
  if (await isClient(found?.client, shown, parts)) return found as FoundClient;
  // A client there is not has no secret to guess; counting such names would leave no room for those that have one.
  if (found !== undefined) limits.failures.allows(key);
  throw new OAuthError("invalid_client", "There is no such client, or its secret is another one", 401);
}

async function isClient(client: RegisteredClient | undefined, shown: Shown, parts: Parts): Promise<boolean> {
  const { secret = "", assertion } = shown;
  // What is compared is of one length and takes one time, whether or not there is such a client.
  const right = isSame(digestOf(secret), client?.secretDigest ?? "");
  switch (client?.token_endpoint_auth_method) {
    case undefined:
      return false;
    case "none":
      return shown.secret === undefined && assertion === undefined;
    case "private_key_jwt":
      if (assertion === undefined || client.jwks === undefined) return false;
      return isOwnAssertion(assertion, client.client_id, client.jwks, parts);
    default:
      return assertion === undefined && right;
  }
}

function shownBy(asked: Asked, form: URLSearchParams): Shown {
  const clientId = single(form, "client_id");
  const secret = single(form, "client_secret");
  const assertion = single(form, "client_assertion");
  const basic = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(asked.header("authorization") ?? "")?.[1];
  const twice = new OAuthError("invalid_request", "The client shows itself in two ways");
  if ([basic, secret, assertion].filter((one) => one !== undefined).length > 1) throw twice;
  if (basic !== undefined) {
    const [id = "", ...rest] = Buffer.from(basic, "base64").toString().split(":");
    const named = decoded(id);
    if (clientId !== undefined && clientId !== named) throw twice;
    return { clientId: named, secret: decoded(rest.join(":")), assertion };
  }
  if (assertion !== undefined && single(form, "client_assertion_type") !== ASSERTION_TYPE) {
    throw new OAuthError("invalid_client", `client_assertion_type is ${ASSERTION_TYPE}`, 401);
  }
  const named = assertion === undefined ? clientId : assertedClient(assertion);
  if (named === undefined) throw new OAuthError("invalid_client", "The client does not say who it is", 401);
  if (clientId !== undefined && clientId !== named) throw twice;
  return { clientId: named, secret, assertion };
}

/** Id and secret are encoded as in a form (RFC 6749 §2.3.1). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
