import type { Revision } from "@mcpwright/protocol/contract";
import type { Call } from "../call.ts";
import type { Component, ComponentList } from "../component-list.ts";
import type { Page } from "../page.ts";

const same = (listed: object): object => listed;

/** Caching hints, where the revision's tables ask for them (CACHE-01). */
export function cacheHints(tables: Revision, method: string, ttlMs: number, scope: "public" | "private"): string {
  const facts = tables.methods.get(method);
  const cacheable = facts?.kind === "request" && facts.cacheable;
  return cacheable ? `,"ttlMs":${ttlMs},"cacheScope":"${scope}"` : "";
}

/** One page of a list: a look-up, once it was asked for in this revision. */
export function listPage<E extends Component>(
  list: ComponentList<E>,
  call: Call,
  level: (listed: object) => object = same,
): Page {
  const cursor = call.params["cursor"];
  const hints = cacheHints(call.tables, call.method, call.host.listTtl, "public");
  const end = call.tables.era === "modern" ? `${hints}${call.host.stamp}` : `${hints}}`;
  return list.page(call.tables, typeof cursor === "string" ? cursor : undefined, level, end);
}
