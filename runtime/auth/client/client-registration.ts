import {
  dynamicClientRegistrationRequest,
  type JsonValue,
  processDynamicClientRegistrationResponse,
  ResponseBodyError,
} from "oauth4webapi";
import { LocalError } from "../../errors.ts";
import { type ClientKey, keptAuthentication } from "./client-authentication.ts";
import type { KeptClient } from "./kept.ts";
import { requireBound } from "./pre-registered.ts";
import type { IdentifiedClient, SignInPoint } from "./sign-in-point.ts";
import { requestOptions } from "./token-request.ts";
import { isLoopback } from "./url-guard.ts";

/** What a client says of itself when it registers (RFC 7591). */
export interface ClientMetadata {
  readonly client_name?: string;
  readonly client_uri?: string;
  readonly application_type?: "native" | "web";
  readonly grant_types?: string[];
  readonly token_endpoint_auth_method?: string;
  readonly [name: string]: JsonValue | undefined;
}

/** How a client may come to be known to an authorization server (AUTH-20). */
export interface ClientOptions extends ClientKey {
  /** An id that the authorization server knows already. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** The authorization server that knows `clientId`: it is shown to no other (AUTH-29). */
  readonly issuer?: string;
  /** Where the client's own metadata is published: the id at servers that support it (AUTH-19, AUTH-21). */
  readonly clientMetadataUrl?: string;
  /** What is sent where the client has to register. */
  readonly clientMetadata?: ClientMetadata;
}

/** The client at an authorization server: pre-registered, by metadata document, or registered before (AUTH-20). */
export async function knownClient(options: ClientOptions, point: SignInPoint): Promise<KeptClient | undefined> {
  const { as, kept } = point;
  const { issuer } = as;
  const { clientId, clientSecret, clientMetadataUrl } = options;
  const signs = options.privateKey === undefined ? {} : { token_endpoint_auth_method: "private_key_jwt" };
  if (clientId !== undefined) {
    await requireBound({ ...options, clientId }, point);
    const secret = clientSecret === undefined ? {} : { client_secret: clientSecret };
    return { issuer, client_id: clientId, ...secret, ...signs };
  }
  if (clientMetadataUrl !== undefined && as["client_id_metadata_document_supported"] === true) {
    return { issuer, client_id: clientMetadataUrl, ...signs };
  }
  return kept.client(issuer);
}

/** Registers, and keeps what came of it. Throws the `LocalError`s `no-client` and `registration-refused` (AUTH-28). */
export async function registerClient(
  metadata: ClientMetadata,
  redirectUri: string,
  point: SignInPoint,
): Promise<KeptClient> {
  const { as, kept, scope } = point;
  if (as.registration_endpoint === undefined) {
    throw new LocalError(
      "no-client",
      `${as.issuer} registers no clients: get a client id there, and pass it as \`clientId\` with \`issuer\``,
    );
  }
  const asked = {
    client_name: "mcpwright",
    application_type: isLocalRedirect(redirectUri) ? "native" : "web",
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    ...(scope === undefined ? {} : { scope }),
    token_endpoint_auth_method: preferredMethod(as.token_endpoint_auth_methods_supported),
    ...metadata,
    redirect_uris: [redirectUri],
  };
  try {
    const response = await dynamicClientRegistrationRequest(as, asked, requestOptions(point));
    const { client_id, client_secret, client_secret_expires_at, token_endpoint_auth_method } =
      await processDynamicClientRegistrationResponse(await withExpiry(response));
    const client: KeptClient = {
      issuer: as.issuer,
      client_id,
      redirect_uri: redirectUri,
      ...(typeof client_secret === "string" ? { client_secret } : {}),
      ...(typeof client_secret_expires_at === "number" ? { client_secret_expires_at } : {}),
      ...(typeof token_endpoint_auth_method === "string" ? { token_endpoint_auth_method } : {}),
    };
    await kept.keepClient(client);
    return client;
  } catch (error) {
    if (!(error instanceof ResponseBodyError)) throw error;
    const said = error.error_description ?? error.error;
    const sent = `${asked.application_type} client, redirect URI ${redirectUri}`;
    throw new LocalError("registration-refused", `${as.issuer} does not register a ${sent}: ${said}`, { cause: error });
  }
}

/** The client in the terms of the flows. */
export async function identify({ as }: SignInPoint, kept: KeptClient, key: ClientKey): Promise<IdentifiedClient> {
  return { client: { client_id: kept.client_id }, authentication: await keptAuthentication(as, kept, key) };
}

/** Whether a redirect comes back to this machine, or to an app on it. */
function isLocalRedirect(uri: string): boolean {
  const url = new URL(uri);
  return url.protocol !== "https:" || isLoopback(url);
}

/** A public client where the server takes one: a secret on a user's machine is none. */
function preferredMethod(supported: readonly string[] | undefined): string {
  if (supported === undefined || supported.includes("none")) return "none";
  return supported.find((one) => one === "client_secret_basic" || one === "client_secret_post") ?? "none";
}

/** Many servers leave out when a secret ends, which RFC 7591 wants with each secret: then it does not. */
async function withExpiry(response: Response): Promise<Response> {
  if (response.status !== 200 && response.status !== 201) return response;
  const body: unknown = await response.json().catch(() => ({}));
  const { headers } = response;
  return new Response(JSON.stringify({ client_secret_expires_at: 0, ...(body as object) }), { status: 201, headers });
}
