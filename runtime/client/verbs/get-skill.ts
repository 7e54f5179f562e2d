import type { GetSkillRequest, Skill } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";

const method: GetSkillRequest["method"] = "skills/get";

/** The entry of one skill, by the address of its `SKILL.md`. */
export async function getSkill(client: Client, uri: string, options?: CallOptions): Promise<Skill> {
  return (await client.request(method, { uri }, options)).skill;
}
