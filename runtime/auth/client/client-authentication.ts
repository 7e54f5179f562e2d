import { type AuthorizationServer, type ClientAuth, ClientSecretBasic, ClientSecretPost, None } from "oauth4webapi";
import { LocalError } from "../../errors.ts";

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
  if (method === "client_secret_basic") return ClientSecretBasic(secret);
  if (supported.includes("none")) return None();
  const said = method ?? supported.join(", ");
  throw new LocalError(
    "no-client-authentication",
    `${as.issuer} wants ${said}, which a client with a secret cannot do`,
  );
}
