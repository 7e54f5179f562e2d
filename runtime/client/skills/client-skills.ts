import type { Resource, Skill } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import { eachPage, type ListOptions, listAll } from "../pages.ts";
import { getSkill } from "../verbs/get-skill.ts";
import { listSkills } from "../verbs/list-skills.ts";
import { readDirectory } from "../verbs/read-directory.ts";
import type { LoadedSkill } from "./loaded-skill.ts";

export interface LoadSkillOptions extends CallOptions {
  /** A parser of YAML, such as `parse` of the package `yaml`: front matter is compared with what was listed. */
  readonly yaml: (text: string) => unknown;
}

/** The skills of a server: `client.skills`. No file of a skill is read before it is loaded. */
export class ClientSkills {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Every skill with its front matter, and the digest of each file. */
  list(options?: ListOptions): Promise<Skill[]> {
    return listAll((cursor, given) => listSkills(this.#client, cursor, given), options);
  }

  pages(options?: ListOptions): AsyncGenerator<readonly Skill[], void, undefined> {
    return eachPage((cursor, given) => listSkills(this.#client, cursor, given), options);
  }

  /** One skill, by the address of its `SKILL.md`. */
  get(uri: string, options?: CallOptions): Promise<Skill> {
    return getSkill(this.#client, uri, options);
  }

  /** What stands directly in a folder, where the server has folders. */
  directory(uri: string, options?: ListOptions): Promise<Resource[]> {
    return listAll((cursor, given) => readDirectory(this.#client, uri, cursor, given), options);
  }

  /**
   * Reads the `SKILL.md` of a skill that was listed. Throws the `LocalError` `skill-mismatch` where it is not what was
   * listed: it must not be used then.
   */
  async load(skill: Skill, options: LoadSkillOptions): Promise<LoadedSkill> {
    const { loadSkill } = await import("./loaded-skill.ts");
    return loadSkill(this.#client, skill, options);
  }
}
