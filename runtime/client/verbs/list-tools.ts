import type { ListToolsRequest, Tool } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { PageOf } from "../pages.ts";

export const listToolsMethod: ListToolsRequest["method"] = "tools/list";

/** One page of the list; `cursor` is what the page before named as next. */
export async function listTools(
  client: Client,
  cursor: string | undefined,
  options?: CallOptions,
): Promise<PageOf<Tool>> {
  const result = await client.request(listToolsMethod, cursor === undefined ? {} : { cursor }, options);
  return { items: result.tools, next: result.nextCursor };
}
