import type { ListResourcesRequest, Resource } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { PageOf } from "../pages.ts";

export const listResourcesMethod: ListResourcesRequest["method"] = "resources/list";

/** One page of the list; `cursor` is what the page before named as next. */
export async function listResources(
  client: Client,
  cursor: string | undefined,
  options?: CallOptions,
): Promise<PageOf<Resource>> {
  const result = await client.request(listResourcesMethod, cursor === undefined ? {} : { cursor }, options);
  return { items: result.resources, next: result.nextCursor };
}
