import { importPKCS8 } from "jose";
import { type AuthorizationServer, type ClientAuth, ClientSecretPost, None, PrivateKeyJwt } from "oauth4webapi";
import { LocalError } from "../../errors.ts";
import type { KeptClient } from "./kept.ts";

/** With what a client shows who it is instead of a secret. */
export interface ClientKey {
  /** Private key in PEM (PKCS 8) that signs what shows who this client is (`private_key_jwt`, OCC-02). */
  readonly privateKey?: string;
  /** Algorithm of `privateKey`; default: `ES256`. */
  readonly algorithm?: string;
  /** `kid` of `privateKey`. */
  readonly keyId?: string;
}

/** How a client with a key shows itself; undefined without one. */
export async function keyAuthentication(client: ClientKey): Promise<ClientAuth | undefined> {
  const { privateKey, algorithm = "ES256", keyId } = client;
  if (privateKey === undefined) return undefined;
  const key = await importPKCS8(privateKey, algorithm);
  return PrivateKeyJwt(keyId === undefined ? key : { key, kid: keyId });
}

/** How a client that is kept shows itself: with the key where it is known by that. */
export async function keptAuthentication(
  as: AuthorizationServer,
  { client_secret, token_endpoint_auth_method: method }: KeptClient,
  key: ClientKey,
): Promise<ClientAuth> {
  const signed = method === "private_key_jwt" ? await keyAuthentication(key) : undefined;
  return signed ?? clientAuthentication(as, client_secret, method);
}

/** How a client with this secret, or none, shows itself at the token endpoint: as registered, else as the server can. */
export function clientAuthentication(
  as: AuthorizationServer,
  secret: string | undefined,
  registered: string | undefined,
): ClientAuth {
  if (secret === undefined || registered === "none") return None();
  // RFC 8414: what a server does not say is basic.
  const supported = as.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const method = registered ?? supported.find((one) => one.startsWith("client_secret_") && !one.endsWith("_jwt"));
  if (method === "client_secret_post") return ClientSecretPost(secret);
  if (method === "client_secret_basic") return basic(secret);
  if (supported.includes("none")) return None();
  const said = method ?? supported.join(", ");
  throw new LocalError(
    "no-client-authentication",
    `${as.issuer} wants ${said}, which a client with a secret cannot do`,
  );
}

/** HTTP Basic with id and secret as in a form (RFC 6749 §2.3.1); what need not be escaped is not, as many do not undo it. */
function basic(secret: string): ClientAuth {
  return (_as, { client_id }, _body, headers) => {
    headers.set("authorization", `Basic ${btoa(`${formEncoded(client_id)}:${formEncoded(secret)}`)}`);
  };
}

function formEncoded(text: string): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}
