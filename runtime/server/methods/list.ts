import type { Revision } from "@mcpwright/protocol/contract";
import type { Call } from "../call.ts";
import type { Component, ComponentList } from "../component-list.ts";
import type { ListCaching } from "../definition.ts";
import type { Page } from "../page.ts";

const same = (listed: object): object => listed;

/** Caching hints, where the revision's tables ask for them (CACHE-01). */
export function cacheHints(tables: Revision, method: string, ttlMs: number, scope: "public" | "private"): string {
  const facts = tables.methods.get(method);
  const cacheable = facts?.kind === "request" && facts.cacheable;
  return cacheable ? `,"ttlMs":${ttlMs},"cacheScope":"${scope}"` : "";
}

/** One page of a list: a look-up, once it was asked for in this revision by somebody who sees the same. */
export function listPage(kind: keyof ListCaching, call: Call, level: (listed: object) => object = same): Page {
  const { catalogue, cache, listTtl, stamp } = call.host;
  const list: ComponentList<Component> = catalogue[kind];
  const cursor = call.params["cursor"];
  const { ttl = listTtl, scope = "public" } = cache[kind] ?? {};
  // What depends on the caller is nobody else's (CACHE-16), on every page alike (CACHE-13).
  const hints = cacheHints(
    call.tables,
    call.method,
    ttl,
    list.isGuarded || call.peer.access !== undefined ? "private" : scope,
  );
  const end = call.tables.era === "modern" ? `${hints}${stamp}` : `${hints}}`;
  return list.page(
    call.tables,
    typeof cursor === "string" ? cursor : undefined,
    level,
    end,
    call.auth,
    call.peer.access,
  );
}
