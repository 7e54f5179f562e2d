import { LocalError } from "../errors.ts";

/** Where a Redis is, and what everything of ours in it is called by. */
export interface RedisAddress {
  /** With user and password: never shown. */
  readonly url: string;
  /** Without them, for messages. */
  readonly shown: string;
  readonly prefix: string;
}

const PREFIX = "mcpwright:";

/**
 * Reads `redis[s]://[[user]:password@]host[:port][/database][?prefix=name:]`. Throws a `LocalError` of code
 * `setting-invalid` that does not repeat what it was given, as that may hold a password.
 */
export function redisAddress(text: string, prefix?: string): RedisAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol;
  if (url === undefined || (scheme !== "redis:" && scheme !== "rediss:") || url.hostname === "") {
    throw new LocalError("setting-invalid", "The address of the store is redis://host:port or rediss://host:port");
  }
  if (!/^(\/\d{0,4})?$/.test(url.pathname)) {
    throw new LocalError("setting-invalid", "The path in the address of the store is the number of a database");
  }
  const named = prefix ?? url.searchParams.get("prefix") ?? PREFIX;
  url.search = "";
  url.hash = "";
  return { url: url.href, shown: `${scheme}//${url.host}${url.pathname}`, prefix: named };
}
