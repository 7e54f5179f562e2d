import type { Asked } from "./asked.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";
import type { User } from "./provider.ts";

/** Who the user is; several to choose from; or nobody yet, and where to go first. */
export type SignedIn =
  | { readonly user: User }
  | { readonly choice: readonly User[] }
  | { readonly upstream: string }
  | { readonly redirect: string };

/** Rejects with an `OAuthError` where there is nobody. `url` is where the user comes back to. */
export async function signedIn(asked: Asked, url: string, { provider, signIn, users }: Parts): Promise<SignedIn> {
  if (provider.upstream !== undefined) return { upstream: provider.upstream.name };
  if (signIn === undefined) return { choice: users };
  const found = await signIn({ url, headers: asked.headers });
  if (found === undefined) throw new OAuthError("access_denied", "Nobody is signed in", 403);
  return "redirect" in found ? found : { user: found };
}
