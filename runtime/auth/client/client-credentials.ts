import {
  clientCredentialsGrantRequest,
  processClientCredentialsResponse,
  type TokenEndpointResponse,
} from "oauth4webapi";
import type { Authorizer } from "../../client/authorizer.ts";
import { LocalError } from "../../errors.ts";
import { authorizerOf } from "./authorizer-of.ts";
import { type ClientKey, clientAuthentication, keyAuthentication } from "./client-authentication.ts";
import { requireBound } from "./pre-registered.ts";
import type { SignInOptions } from "./sign-in.ts";
import type { IdentifiedClient, SignInPoint, TokenSource } from "./sign-in-point.ts";
import { parametersOf, requestTokens } from "./token-request.ts";

const EXTENSION = "io.modelcontextprotocol/oauth-client-credentials";

export interface ClientCredentialsOptions extends SignInOptions, ClientKey {
  readonly clientId: string;
  /** Shown to the token endpoint; better is a key, which is shown to nobody. */
  readonly clientSecret?: string;
  /** The authorization server these credentials are for; default: the first one that asks (AUTH-29). */
  readonly issuer?: string;
}

/** Signs in a program that acts for itself: no user is asked. */
export function clientCredentials(options: ClientCredentialsOptions): Authorizer {
  if ((options.clientSecret === undefined) === (options.privateKey === undefined)) {
    throw new LocalError("bad-option", "clientCredentials takes either `clientSecret` or `privateKey`");
  }
  return authorizerOf(new ClientCredentials(options), options, [EXTENSION]);
}

class ClientCredentials implements TokenSource {
  readonly issuer: string | undefined;
  readonly unattended = true;
  readonly #options: ClientCredentialsOptions;

  constructor(options: ClientCredentialsOptions) {
    this.issuer = options.issuer;
    this.#options = options;
  }

  async known(point: SignInPoint): Promise<IdentifiedClient> {
    const { clientId, clientSecret } = this.#options;
    await requireBound(this.#options, point);
    const signed = await keyAuthentication(this.#options);
    const authentication = signed ?? clientAuthentication(point.as, clientSecret, undefined);
    return { client: { client_id: clientId }, authentication };
  }

  async obtain(point: SignInPoint): Promise<TokenEndpointResponse> {
    const { as, scope, resource } = point;
    const identified = await this.known(point);
    const { client, authentication } = identified;
    return requestTokens(
      point,
      identified,
      (options) =>
        clientCredentialsGrantRequest(as, client, authentication, parametersOf({ scope, resource }), options),
      (response) => processClientCredentialsResponse(as, client, response),
    );
  }
}
