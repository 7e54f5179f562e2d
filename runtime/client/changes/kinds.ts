import type { SubscriptionFilter } from "@mcpwright/protocol/2026-07-28";
import type { Change } from "../subscription.ts";
import type { ChangeKind } from "./change-kind.ts";
import { promptsChanged } from "./prompts-changed.ts";
import { resourceUpdatedMethod } from "./resource-updated.ts";
import { resourcesChanged } from "./resources-changed.ts";
import { toolsChanged } from "./tools-changed.ts";

/** The lists whose changes a server tells. */
export const changeKinds: readonly ChangeKind[] = [toolsChanged, promptsChanged, resourcesChanged];

/** One change of everything a subscription covers: what may have been missed while it was interrupted. */
export function everyChange(filter: SubscriptionFilter): readonly Change[] {
  const lists = changeKinds.filter(({ field }) => filter[field]).map(({ method }) => ({ jsonrpc: "2.0", method }));
  const resources = (filter.resourceSubscriptions ?? []).map((uri) => ({
    jsonrpc: "2.0",
    method: resourceUpdatedMethod,
    params: { uri },
  }));
  return [...lists, ...resources] as readonly Change[];
}
