import {
  genericTokenEndpointRequest,
  None,
  processGenericTokenEndpointResponse,
  type TokenEndpointResponse,
} from "oauth4webapi";
import type { Authorizer } from "../../client/authorizer.ts";
import { LocalError } from "../../errors.ts";
import { authorizerOf } from "./authorizer-of.ts";
import { clientAuthentication } from "./client-authentication.ts";
import { tradeAssertion } from "./jwt-bearer.ts";
import { requireBound } from "./pre-registered.ts";
import type { SignInOptions } from "./sign-in.ts";
import type { IdentifiedClient, SignInPoint, TokenSource } from "./sign-in-point.ts";
import { parametersOf, requestOptions, signInFailure } from "./token-request.ts";

const EXTENSION = "io.modelcontextprotocol/enterprise-managed-authorization";
const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const ID_JAG = "urn:ietf:params:oauth:token-type:id-jag";

export interface EnterpriseManagedOptions extends SignInOptions {
  /** This client at the authorization server of the MCP server. */
  readonly clientId: string;
  readonly clientSecret?: string;
  /** That authorization server; default: the first one that asks. */
  readonly issuer?: string;
  /** The identity provider of the organisation (EMA-04). */
  readonly identityProvider: {
    readonly issuer: string;
    readonly tokenEndpoint: string;
    /** This client there. */
    readonly clientId: string;
    readonly clientSecret?: string;
  };
  /** The ID token of the user, who has signed in at the identity provider (EMA-01); asked for with each sign-in. */
  readonly idToken: () => string | Promise<string>;
}

/** Signs in a user of an organisation whose identity provider decides: the user is not asked again (EMA-02). */
export function enterpriseManaged(options: EnterpriseManagedOptions): Authorizer {
  return authorizerOf(new EnterpriseManaged(options), options, [EXTENSION]);
}

class EnterpriseManaged implements TokenSource {
  readonly issuer: string | undefined;
  readonly unattended = true;
  readonly #options: EnterpriseManagedOptions;

  constructor(options: EnterpriseManagedOptions) {
    this.issuer = options.issuer;
    this.#options = options;
  }

  async known(point: SignInPoint): Promise<IdentifiedClient> {
    await requireBound(this.#options, point);
    const { clientId, clientSecret } = this.#options;
    const authentication = clientAuthentication(point.as, clientSecret, undefined);
    return { client: { client_id: clientId }, authentication };
  }

  async obtain(point: SignInPoint): Promise<TokenEndpointResponse> {
    const identified = await this.known(point);
    return tradeAssertion(point, identified, await this.#assertion(point));
  }

  /** What the identity provider tells that authorization server of the user. */
  async #assertion(point: SignInPoint): Promise<string> {
    const { issuer, tokenEndpoint, clientId, clientSecret } = this.#options.identityProvider;
    const provider = { issuer, token_endpoint: tokenEndpoint };
    const client = { client_id: clientId };
    const authentication =
      clientSecret === undefined ? None() : clientAuthentication(provider, clientSecret, undefined);
    const parameters = parametersOf({
      subject_token: await this.#options.idToken(),
      subject_token_type: ID_TOKEN,
      requested_token_type: ID_JAG,
      audience: point.as.issuer,
      resource: point.resource ?? point.server.href,
      scope: point.scope,
    });
    try {
      const options = requestOptions<URLSearchParams>({ http: point.http.trusting(new URL(tokenEndpoint)) });
      const answer = await processGenericTokenEndpointResponse(
        provider,
        client,
        await genericTokenEndpointRequest(provider, client, authentication, EXCHANGE, parameters, options),
        // What comes back is no access token, and its type is `N_A`.
        { recognizedTokenTypes: { n_a: () => {} } },
      );
      if (answer["issued_token_type"] === ID_JAG) return answer.access_token;
    } catch (error) {
      throw signInFailure(issuer, error);
    }
    throw new LocalError("sign-in-failed", `${issuer} answers an exchange for an ID-JAG with another kind of token`);
  }
}
