import type { Target } from "./open-link.ts";
import type { CacheStore, ResponseCache } from "./response-cache.ts";

export interface CacheOptions {
  readonly store?: CacheStore;
  /**
   * Whom this client acts for: private results are kept apart by it (CACHE-07). Default: a digest of the
   * `Authorization` header; with `auth`, nobody else's.
   */
  readonly principal?: string;
}

/**
 * The cache of a client of its own is told apart by nothing; a shared one by server and principal. A server of this
 * process is asked each time: there is nothing to save.
 */
export async function openCache(
  target: Target,
  headers: Readonly<Record<string, string>>,
  options: false | CacheOptions = {},
  signsIn = false,
): Promise<ResponseCache | undefined> {
  const server = serverName(target);
  if (options === false || server === undefined) return undefined;
  const { ResponseCache } = await import("./response-cache.ts");
  if (options.store === undefined) {
    const { MemoryCache } = await import("./memory-cache.ts");
    return new ResponseCache(new MemoryCache(), "", "");
  }
  // Who signs in later is not known yet, and may be somebody else in the next client.
  if (options.principal === undefined && signsIn) return new ResponseCache(options.store, server, crypto.randomUUID());
  const { sha256 } = await import("./digest.ts");
  const [, authorization = ""] = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization") ?? [];
  return new ResponseCache(options.store, server, options.principal ?? (await sha256(authorization)));
}

function serverName(target: Target): string | undefined {
  if (typeof target === "string") return new URL(target).href;
  if (target instanceof URL) return target.href;
  return "command" in target ? JSON.stringify([target.command, target.args ?? [], target.cwd ?? ""]) : undefined;
}
