import { LocalError } from "../../errors.ts";
import { isLoopback } from "./url-guard.ts";

/** Takes the user to the authorization server, and catches the way back. */
export interface Redirect {
  /** Where the authorization server sends the user back: https, this machine, or a scheme of the app's own (AUTH-62). */
  readonly uri: string;
  /** Shows `url` to the user; resolves to the URL that the user was sent back to, with its query. */
  authorize(url: URL): Promise<URL | string>;
  /** Lets go of what waits for the way back. */
  close?(): void | Promise<void>;
}

/** A redirect, or what prepares one; `earlier` is the URI that is registered, to be used again where that can be. */
export type RedirectSource = Redirect | ((earlier: string | undefined) => Promise<Redirect>);

const APP_SCHEME = /^[a-z][a-z0-9+-]*\.[a-z0-9+.-]+:$/;

/** Prepares the way back. Throws the `LocalError` `bad-redirect` where a code would travel in the clear. */
export async function prepareRedirect(source: RedirectSource, earlier: string | undefined): Promise<Redirect> {
  const redirect = typeof source === "function" ? await source(earlier) : source;
  const url = URL.canParse(redirect.uri) ? new URL(redirect.uri) : undefined;
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url));
  if (url !== undefined && url.hash === "" && (safe || APP_SCHEME.test(url.protocol))) return redirect;
  await redirect.close?.();
  throw new LocalError("bad-redirect", `${redirect.uri} is no https, loopback or app URL without fragment`);
}
