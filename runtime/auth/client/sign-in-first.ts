import { AuthorizationCode } from "./authorization-code.ts";
import { Kept } from "./kept.ts";
import { checkMetadataUrl } from "./metadata-url.ts";
import type { OAuthOptions } from "./oauth.ts";
import { SignIn } from "./sign-in.ts";
import { MemoryStorage } from "./storage.ts";

export interface SignInFirstOptions extends OAuthOptions {
  /** `WWW-Authenticate` of a refusal, where there was one: it says where to sign in, and what for. */
  readonly challenge?: string;
}

/**
 * Signs a user in before any call, also where one is signed in already: `oauth` with the same storage uses what comes of
 * it. `scope` is all that is asked for. Rejects with a `LocalError`; `no-sign-in`: the server asks nobody.
 */
export async function signIn(server: string | URL, options: SignInFirstOptions): Promise<void> {
  checkMetadataUrl(options.clientMetadataUrl);
  const source = new AuthorizationCode(options, options.redirect);
  const kept = new Kept(options.storage ?? new MemoryStorage());
  await new SignIn(new URL(server), source, options, kept, undefined).begin(options.challenge, options.scope);
}
