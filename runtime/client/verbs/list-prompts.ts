import type { ListPromptsRequest, Prompt } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { PageOf } from "../pages.ts";

export const listPromptsMethod: ListPromptsRequest["method"] = "prompts/list";

/** One page of the list; `cursor` is what the page before named as next. */
export async function listPrompts(
  client: Client,
  cursor: string | undefined,
  options?: CallOptions,
): Promise<PageOf<Prompt>> {
  const result = await client.request(listPromptsMethod, cursor === undefined ? {} : { cursor }, options);
  return { items: result.prompts, next: result.nextCursor };
}
