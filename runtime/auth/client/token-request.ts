import {
  AuthorizationResponseError,
  allowInsecureRequests,
  customFetch,
  DPoP,
  type HttpRequestOptions,
  isDPoPNonceError,
  ResponseBodyError,
  type TokenEndpointRequestOptions,
  type TokenEndpointResponse,
} from "oauth4webapi";
import { LocalError } from "../../errors.ts";
import type { IdentifiedClient, SignInPoint } from "./sign-in-point.ts";

const MAX_SAID = 300;

/** What every request to an authorization server is made with; the addresses were checked, and are again. */
export function requestOptions<Sent extends string | URLSearchParams>({
  http,
}: Pick<SignInPoint, "http">): HttpRequestOptions<"POST", Sent> {
  return {
    [customFetch]: (url, init) => http.fetch(url, init as Parameters<typeof http.fetch>[1]),
    [allowInsecureRequests]: true,
  };
}

/** Asks the token endpoint; once more where it wants a nonce in the proof (RFC 9449 §8). */
export async function requestTokens(
  point: SignInPoint,
  { client }: IdentifiedClient,
  ask: (options: TokenEndpointRequestOptions) => Promise<Response>,
  read: (response: Response) => Promise<TokenEndpointResponse>,
): Promise<TokenEndpointResponse> {
  const options: TokenEndpointRequestOptions = requestOptions(point);
  if (point.key !== undefined) options.DPoP = DPoP(client, point.key.pair);
  try {
    return await read(await ask(options));
  } catch (error) {
    if (!isDPoPNonceError(error)) throw error;
    return read(await ask(options));
  }
}

/** Parameters of a token request; those without a value are left out. */
export function parametersOf(values: Readonly<Record<string, string | undefined>>): URLSearchParams {
  return new URLSearchParams(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Whether an authorization server answered with this OAuth error. */
export function isRefusedWith(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof ResponseBodyError && codes.includes(error.error);
}

/** What a failed sign-in is told as; nothing of a response that was not checked gets in (AUTH-40). */
export function signInFailure(issuer: string, error: unknown): unknown {
  if (LocalError.is(error)) return error;
  const told = (code: string, description?: string): LocalError => {
    const said = description === undefined ? code : `${code}: ${description}`;
    return new LocalError("sign-in-refused", `${issuer} refuses to let this client in: ${said.slice(0, MAX_SAID)}`, {
      cause: error,
    });
  };
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError) {
    return told(error.error, error.error_description);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new LocalError("sign-in-failed", `Signing in at ${issuer} failed: ${message}`, { cause: error });
}
