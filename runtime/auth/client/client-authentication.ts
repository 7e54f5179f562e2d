import { type AuthorizationServer, type ClientAuth, ClientSecretPost, None } from "oauth4webapi";
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
