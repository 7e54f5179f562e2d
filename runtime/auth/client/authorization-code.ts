import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  processAuthorizationCodeResponse,
  type TokenEndpointResponse,
  validateAuthResponse,
} from "oauth4webapi";
import { LocalError } from "../../errors.ts";
import { type ClientOptions, identify, knownClient, registerClient } from "./client-registration.ts";
import { prepareRedirect, type Redirect, type RedirectSource } from "./redirect.ts";
import type { IdentifiedClient, SignInPoint, TokenSource } from "./sign-in-point.ts";
import { isRefusedWith, parametersOf, requestTokens } from "./token-request.ts";
import { safeUrl } from "./url-guard.ts";

/** The authorization code grant: a user decides. */
export class AuthorizationCode implements TokenSource {
  readonly issuer: string | undefined;
  readonly #options: ClientOptions;
  readonly #redirect: RedirectSource;

  constructor(options: ClientOptions, redirect: RedirectSource) {
    this.issuer = options.issuer;
    this.#options = options;
    this.#redirect = redirect;
  }

  async known(point: SignInPoint): Promise<IdentifiedClient | undefined> {
    const client = await knownClient(this.#options, point);
    return client === undefined ? undefined : identify(point, client, this.#options);
  }

  async obtain(point: SignInPoint): Promise<TokenEndpointResponse> {
    requirePkce(point);
    const known = await knownClient(this.#options, point);
    const redirect = await prepareRedirect(this.#redirect, known?.redirect_uri);
    try {
      const moved = known?.redirect_uri !== undefined && known.redirect_uri !== redirect.uri;
      const client =
        known === undefined || moved
          ? await registerClient(this.#options.clientMetadata ?? {}, redirect.uri, point)
          : known;
      const identified = await identify(point, client, this.#options);
      const tokens = await authorize(point, identified, redirect).catch(async (error: unknown) => {
        // A registration that the server has forgotten is of no more use.
        if (isRefusedWith(error, "invalid_client")) await point.kept.dropClient(point.as.issuer);
        throw error;
      });
      // Whoever renews or ends this sign-in need not be told again who the client is; a secret stays with who gave it.
      if (client.client_secret === undefined) await point.kept.keepClient(client);
      return tokens;
    } finally {
      await redirect.close?.();
    }
  }
}

/** AUTH-60: a server that does not say so does not check the verifier. */
function requirePkce({ as }: SignInPoint): void {
  if (as.code_challenge_methods_supported?.includes("S256")) return;
  throw new LocalError(
    "no-pkce",
    `${as.issuer} does not say that it supports PKCE with S256, so codes are not safe there`,
  );
}

async function authorize(
  point: SignInPoint,
  identified: IdentifiedClient,
  redirect: Redirect,
): Promise<TokenEndpointResponse> {
  const { as, resource, scope, key } = point;
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const url = safeUrl(as.authorization_endpoint ?? "", `The authorization_endpoint of ${as.issuer}`);
  const asked = parametersOf({
    response_type: "code",
    client_id: identified.client.client_id,
    redirect_uri: redirect.uri,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    scope,
    resource,
    dpop_jkt: await key?.thumbprint(),
    // OpenID Connect Core §11: without it a server may give no refresh token.
    prompt: scope?.split(" ").includes("offline_access") ? "consent" : undefined,
  });
  for (const [name, value] of asked) url.searchParams.set(name, value);
  const answer = new URL(await redirect.authorize(url)).searchParams;
  // Verifier, state and issuer of this very attempt are what the answer is held against (AUTH-36, AUTH-38, AUTH-65).
  requireIssuer(answer, as.issuer);
  const checked = validateAuthResponse(as, identified.client, answer, state);
  return requestTokens(
    point,
    identified,
    (options) =>
      authorizationCodeGrantRequest(as, identified.client, identified.authentication, checked, redirect.uri, verifier, {
        ...options,
        additionalParameters: parametersOf({ resource }),
      }),
    (response) => processAuthorizationCodeResponse(as, identified.client, response),
  );
}

/** AUTH-38, AUTH-39: as strings, whether or not the server said that it would name itself; an empty name is no name. */
function requireIssuer(answer: URLSearchParams, issuer: string): void {
  const said = answer.getAll("iss");
  if (said.every((one) => one === issuer)) return;
  throw new LocalError(
    "issuer-mismatch",
    `The answer to a request at ${issuer} says that it comes from somewhere else`,
  );
}
