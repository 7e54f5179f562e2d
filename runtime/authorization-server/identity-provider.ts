import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  type ClientAuth,
  calculatePKCECodeChallenge,
  customFetch,
  getValidatedIdTokenClaims,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from "oauth4webapi";
import { clientAuthentication } from "../auth/client/client-authentication.ts";
import type { GuardedFetch } from "../auth/client/guarded-fetch.ts";
import { findIssuerMetadata } from "../auth/client/issuer-metadata.ts";
import { safeUrl } from "../auth/client/url-guard.ts";
import { LocalError } from "../errors.ts";
import type { UpstreamAnswer, UpstreamOptions } from "./upstream-options.ts";

/** Metadata are read anew after so long, in milliseconds. */
const METADATA_AGE = 10 * 60_000;

/** What one sign-in upstream is held against. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An identity provider, as a client sees it. */
export class IdentityProvider {
  readonly scopes: readonly string[];
  readonly #options: UpstreamOptions;
  readonly #redirectUri: string;
  readonly #http: GuardedFetch;
  #metadata: { readonly read: Promise<AuthorizationServer>; readonly at: number } | undefined = undefined;

  constructor(options: UpstreamOptions, redirectUri: string, http: GuardedFetch) {
    this.scopes = options.scopes ?? ["openid"];
    this.#options = options;
    this.#redirectUri = redirectUri;
    this.#http = http;
  }

  /** Where the user signs in. */
  async signInUrl({ state, nonce, verifier }: Attempt): Promise<string> {
    const as = await this.#describe();
    const url = safeUrl(as.authorization_endpoint ?? "", `The authorization_endpoint of ${as.issuer}`);
    const parameters = {
      response_type: "code",
      client_id: this.#options.clientId,
      redirect_uri: this.#redirectUri,
      scope: this.scopes.join(" "),
      state,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      ...(this.#signs && { nonce }),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  }

  /** Trades the answer to an attempt. Rejects where it is not one, or the provider says no. */
  async trade(answer: URLSearchParams, { state, nonce, verifier }: Attempt): Promise<UpstreamAnswer> {
    const as = await this.#describe();
    const client: Client = { client_id: this.#options.clientId };
    const checked = validateAuthResponse(as, client, answer, state);
    const response = await authorizationCodeGrantRequest(
      as,
      client,
      this.#authentication(as),
      checked,
      this.#redirectUri,
      verifier,
      {
        [customFetch]: (url, init) => this.#http.fetch(url, init as Parameters<GuardedFetch["fetch"]>[1]),
        [allowInsecureRequests]: true,
      },
    );
    const tokens = await processAuthorizationCodeResponse(
      as,
      client,
      response,
      this.#signs ? { expectedNonce: nonce, requireIdToken: true } : {},
    );
    return { claims: getValidatedIdTokenClaims(tokens), accessToken: tokens.access_token };
  }

  /** Whether it gives out ID tokens. */
  get #signs(): boolean {
    return this.scopes.includes("openid");
  }

  #authentication(as: AuthorizationServer): ClientAuth {
    return clientAuthentication(as, this.#options.clientSecret, undefined);
  }

  #describe(): Promise<AuthorizationServer> {
    const known = this.#metadata;
    if (known !== undefined && Date.now() - known.at < METADATA_AGE) return known.read;
    const read = findIssuerMetadata(this.#options.issuer, this.#http).catch((error: unknown) => {
      this.#metadata = undefined;
      throw error;
    });
    this.#metadata = { read, at: Date.now() };
    return read;
  }
}

/** Without ID tokens somebody has to say who the user is. Throws the `LocalError` `bad-option`. */
export function checkUpstream({ scopes = ["openid"], user }: UpstreamOptions): void {
  if (user !== undefined || scopes.includes("openid")) return;
  throw new LocalError("bad-option", "upstream: without the scope openid, user has to say who the user is");
}
