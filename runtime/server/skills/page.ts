import type { Call } from "../call.ts";
import type { Component, ComponentList } from "../component-list.ts";
import type { Page } from "../page.ts";

const same = (listed: object): object => listed;

/** One page of skills or of a folder, which everybody sees whole; lists of skills may be kept. */
export function extensionPage(list: ComponentList<Component>, call: Call): Page {
  const cursor = call.params["cursor"];
  const { listTtl, stamp } = call.host;
  const facts = call.tables.methods.get(call.method);
  const cacheable = facts?.kind === "request" && facts.cacheable;
  const scope = call.peer.access === undefined ? "public" : "private";
  const end = `${cacheable ? `,"ttlMs":${listTtl},"cacheScope":"${scope}"` : ""}${stamp}`;
  return list.page(call.tables, typeof cursor === "string" ? cursor : undefined, same, end, call.auth);
}
