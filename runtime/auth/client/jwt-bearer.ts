import {
  genericTokenEndpointRequest,
  processGenericTokenEndpointResponse,
  type TokenEndpointResponse,
} from "oauth4webapi";
import type { IdentifiedClient, SignInPoint } from "./sign-in-point.ts";
import { parametersOf, requestTokens } from "./token-request.ts";

const GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** Trades an assertion that somebody else signed for a token (RFC 7523 §2.1). */
export function tradeAssertion(
  point: SignInPoint,
  identified: IdentifiedClient,
  assertion: string,
): Promise<TokenEndpointResponse> {
  const { as, scope, resource } = point;
  const { client, authentication } = identified;
  const parameters = parametersOf({ assertion, scope, resource });
  return requestTokens(
    point,
    identified,
    (options) => genericTokenEndpointRequest(as, client, authentication, GRANT, parameters, options),
    (response) => processGenericTokenEndpointResponse(as, client, response),
  );
}
