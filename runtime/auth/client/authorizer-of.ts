import type { Authorization, Authorizer } from "../../client/authorizer.ts";
import { Kept } from "./kept.ts";
import { SignIn, type SignInOptions } from "./sign-in.ts";
import type { TokenSource } from "./sign-in-point.ts";
import { MemoryStorage } from "./storage.ts";

const MOST_SERVERS = 1_000;

/** What signs in with tokens of one source; clients of one server share their sign-in, and so ask once. */
export function authorizerOf(source: TokenSource, options: SignInOptions, extensions: readonly string[]): Authorizer {
  const kept = new Kept(options.storage ?? new MemoryStorage());
  const open: Map<string, Authorization> = new Map();
  return {
    extensions,
    open(server, given) {
      const found = open.get(server.href);
      if (found !== undefined) return found;
      const made = new SignIn(server, source, options, kept, given);
      const [oldest] = open.keys();
      if (open.size >= MOST_SERVERS && oldest !== undefined) open.delete(oldest);
      open.set(server.href, made);
      return made;
    },
  };
}
