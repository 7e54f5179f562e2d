import { type Asked, single } from "./asked.ts";
import type { FoundClient } from "./clients.ts";
import { digestOf, isSame } from "./digest.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";

interface Shown {
  readonly clientId: string;
  readonly secret: string | undefined;
}

/** The client that asks, by its secret where it has one (RFC 6749 §2.3). Rejects with the `OAuthError` `invalid_client`. */
export async function authenticate(
  asked: Asked,
  form: URLSearchParams,
  { clients, limits }: Pick<Parts, "clients" | "limits">,
): Promise<FoundClient> {
  const { clientId, secret } = shown(asked, form);
  const key = digestOf(`${asked.address} ${clientId}`);
  if (limits.failures.isSpent(key))
    throw new OAuthError("invalid_client", "Too many wrong secrets; wait a minute", 429);
  const found = await clients.find(clientId);
  // What is compared is of one length and takes one time, whether or not there is such a client.
  const given = digestOf(secret ?? "");
  const right = isSame(given, found?.client.secretDigest ?? "");
  const isPublic = found?.client.token_endpoint_auth_method === "none" && secret === undefined;
  if (found !== undefined && (isPublic || (secret !== undefined && right))) return found;
  limits.failures.allows(key);
  throw new OAuthError("invalid_client", "There is no such client, or its secret is another one", 401);
}

function shown(asked: Asked, form: URLSearchParams): Shown {
  const clientId = single(form, "client_id");
  const secret = single(form, "client_secret");
  const basic = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(asked.header("authorization") ?? "")?.[1];
  if (basic === undefined) {
    if (clientId === undefined) throw new OAuthError("invalid_client", "The client does not say who it is", 401);
    return { clientId, secret };
  }
  const [id = "", ...rest] = Buffer.from(basic, "base64").toString().split(":");
  const named = decoded(id);
  if (secret !== undefined || (clientId !== undefined && clientId !== named)) {
    throw new OAuthError("invalid_request", "The client shows itself in two ways");
  }
  return { clientId: named, secret: decoded(rest.join(":")) };
}

/** Id and secret are encoded as in a form (RFC 6749 §2.3.1). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
