import type { ListResourceTemplatesRequest, ResourceTemplate } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { PageOf } from "../pages.ts";

export const listResourceTemplatesMethod: ListResourceTemplatesRequest["method"] = "resources/templates/list";

/** One page of the list; `cursor` is what the page before named as next. */
export async function listResourceTemplates(
  client: Client,
  cursor: string | undefined,
  options?: CallOptions,
): Promise<PageOf<ResourceTemplate>> {
  const result = await client.request(listResourceTemplatesMethod, cursor === undefined ? {} : { cursor }, options);
  return { items: result.resourceTemplates, next: result.nextCursor };
}
