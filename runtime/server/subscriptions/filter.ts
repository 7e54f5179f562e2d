import type { ServerCapabilities, SubscriptionFilter } from "@mcpwright/protocol/2026-07-28";
import { LIST_KINDS, type ListKind } from "./listener.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The member of a filter that asks for changes of a list. */
const MEMBER = {
  tools: "toolsListChanged",
  prompts: "promptsListChanged",
  resources: "resourcesListChanged",
} as const satisfies Record<ListKind, keyof SubscriptionFilter>;

/** What the server will send of what is asked for: the rest is left out (SUBS-04), even if that is everything (AMB-11). */
export function honouredFilter(asked: SubscriptionFilter, capabilities: ServerCapabilities): SubscriptionFilter {
  const honoured: Mutable<SubscriptionFilter> = {};
  for (const kind of LIST_KINDS) {
    if (asked[MEMBER[kind]] === true && capabilities[kind]?.listChanged === true) honoured[MEMBER[kind]] = true;
  }
  const uris = new Set(asked.resourceSubscriptions);
  if (uris.size !== 0 && capabilities.resources?.subscribe === true) honoured.resourceSubscriptions = [...uris];
  return honoured;
}

/** The lists whose changes a filter asks for. */
export function listsOf(filter: SubscriptionFilter): readonly ListKind[] {
  return LIST_KINDS.filter((kind) => filter[MEMBER[kind]] === true);
}
