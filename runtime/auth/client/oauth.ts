import type { Authorizer } from "../../client/authorizer.ts";
import { LocalError } from "../../errors.ts";
import { AuthorizationCode } from "./authorization-code.ts";
import { authorizerOf } from "./authorizer-of.ts";
import type { ClientOptions } from "./client-registration.ts";
import { checkMetadataUrl } from "./metadata-url.ts";
import type { RedirectSource } from "./redirect.ts";
import type { SignInOptions } from "./sign-in.ts";

export interface OAuthOptions extends ClientOptions, SignInOptions {
  /** Takes the user to the authorization server and catches the way back. */
  readonly redirect: RedirectSource;
}

/**
 * Signs a user in to whatever server asks for it: `connect(url, { auth: oauth({ redirect }) })`. Keep one for all clients
 * that act for the same user. Calls reject with a `LocalError` where signing in fails.
 */
export function oauth(options: OAuthOptions): Authorizer {
  checkMetadataUrl(options.clientMetadataUrl);
  if (options.clientSecret !== undefined && options.privateKey !== undefined) {
    throw new LocalError("bad-option", "oauth takes either `clientSecret` or `privateKey`");
  }
  return authorizerOf(new AuthorizationCode(options, options.redirect), options, []);
}
