import { LocalError } from "../../errors.ts";

/** What URLs that come from strangers may point to (SEC-13, SEC-14). */
export interface GuardPolicy {
  /** The server, as the user of this client named it: its own host is beyond suspicion. `undefined`: no host is. */
  readonly server: URL | undefined;
  /** Whether hosts in private networks will do. */
  readonly allowPrivate: boolean;
}

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname);
}

/** Whether a host in a private network, or this machine, is what the user has to expect. */
export function mayBePrivate(url: URL, { server, allowPrivate }: GuardPolicy): boolean {
  if (allowPrivate || server === undefined) return allowPrivate;
  return url.hostname === server.hostname || (isLoopback(url) && isLoopback(server));
}

/**
 * A URL that may be asked or shown to a user: https, or http to this machine (AUTH-62, SEC-16), without credentials.
 * `what` names it. Throws the `LocalError` `unsafe-url`.
 */
export function safeUrl(text: string | URL, what: string): URL {
  const url = URL.canParse(String(text)) ? new URL(String(text)) : undefined;
  if (url === undefined) throw unsafe(what, text, "is not a URL");
  if (url.username !== "" || url.password !== "") throw unsafe(what, `${url.origin}/…`, "holds credentials");
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) return url;
  throw unsafe(what, text, "is neither https nor http to this machine");
}

export function unsafe(what: string, url: string | URL, why: string): LocalError {
  return new LocalError("unsafe-url", `${what} ${JSON.stringify(String(url).slice(0, 200))} ${why}`);
}
