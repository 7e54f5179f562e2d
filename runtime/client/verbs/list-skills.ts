import type { ListSkillsRequest, Skill } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { PageOf } from "../pages.ts";

const method: ListSkillsRequest["method"] = "skills/list";

/** One page of the list; `cursor` is what the page before named as next. */
export async function listSkills(
  client: Client,
  cursor: string | undefined,
  options?: CallOptions,
): Promise<PageOf<Skill>> {
  const result = await client.request(method, cursor === undefined ? {} : { cursor }, options);
  return { items: result.skills, next: result.nextCursor };
}
