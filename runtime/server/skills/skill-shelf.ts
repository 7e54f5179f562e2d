import type { ReadResourceDirectoryResult, Skill } from "@mcpwright/protocol/2026-07-28";
import { frontMatterOf } from "@mcpwright/protocol/contract/front-matter";
import { ErrorCode, McpError } from "../../errors.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Component, ComponentList } from "../component-list.ts";
import type { SkillDefinition } from "../definition.ts";
import { sha256 } from "../digest.ts";
import type { Logger } from "../logger.ts";
import type { RequestMethod } from "../methods/method.ts";
import { getSkill } from "./methods/get-skill.ts";
import { listSkills } from "./methods/list-skills.ts";
import { readResourceDirectory } from "./methods/read-resource-directory.ts";
import { type OpenFolder, type SkillFiles, skillFiles } from "./skill-files.ts";

type Listed = ReadResourceDirectoryResult["resources"][number];

interface Served {
  readonly definition: SkillDefinition;
  readonly files: SkillFiles;
  /** As it is now; `undefined` while it cannot be served. */
  skill: Skill | undefined;
}

const FOLDER_TYPE = "inode/directory";

/** The skills of a server: their files are resources, and what is said of each skill is made from the files' bytes. */
export class SkillShelf {
  readonly #served: readonly Served[];
  readonly #catalogue: Catalogue;
  readonly #logger: Logger;
  #list: ComponentList<Component>;
  #folders = new Map<string, ComponentList<Component>>();
  #refreshing: Promise<void> | undefined;

  constructor(
    definitions: readonly SkillDefinition[],
    base: string,
    catalogue: Catalogue,
    logger: Logger,
    open: OpenFolder,
  ) {
    this.#served = definitions.map((definition) => {
      return { definition, files: skillFiles(definition, definitions, base, open), skill: undefined };
    });
    this.#catalogue = catalogue;
    this.#logger = logger;
    catalogue.extensionMethods = new Map(
      [getSkill, listSkills, readResourceDirectory].map((one: RequestMethod) => [one.method, one]),
    );
    this.#list = catalogue.newList("skills", "Skill");
  }

  /** Brings skills and resources up to date with the files; `undefined` when there is nothing to wait for. */
  refresh(): Promise<void> | undefined {
    if (this.#refreshing === undefined && !this.#served.some(({ files }) => files.isStale())) return undefined;
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async list(): Promise<ComponentList<Component>> {
    await this.refresh();
    return this.#list;
  }

  async skill(uri: string): Promise<Skill> {
    await this.refresh();
    const found = this.#list.get(uri, undefined);
    if (found === undefined) throw new McpError(ErrorCode.invalidParams, "There is no such skill.", { uri });
    return found.listed as Skill;
  }

  async folder(uri: string): Promise<ComponentList<Component>> {
    await this.refresh();
    const found = this.#folders.get(uri);
    if (found === undefined) throw new McpError(ErrorCode.invalidParams, "There is no such folder.", { uri });
    return found;
  }

  async #refresh(): Promise<void> {
    const changed = await Promise.all(this.#served.map((served) => this.#update(served)));
    if (!changed.includes(true)) return;
    this.#list = this.#catalogue.newList("skills", "Skill");
    for (const { skill } of this.#served) if (skill) this.#list.add({ name: skill.uri, listed: skill });
    this.#folders = new Map();
    for (const { files } of this.#served) for (const { listed } of files.shown) this.#place(listed);
  }

  /** Puts a file, and the folders it is in, where a client that goes from folder to folder finds them. */
  #place(listed: Listed): void {
    const end = listed.uri.lastIndexOf("/");
    const uri = listed.uri.slice(0, end);
    if (uri.endsWith("/")) return;
    let folder = this.#folders.get(uri);
    if (folder === undefined) {
      folder = this.#catalogue.newList("resources", "Resource");
      this.#folders.set(uri, folder);
      const name = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
      this.#place({ uri, name, mimeType: FOLDER_TYPE });
    }
    if (folder.kept(listed.uri) === undefined) folder.add({ name: listed.uri, listed });
  }

  /** Whether anything of the skill is different now. */
  async #update(served: Served): Promise<boolean> {
    const { definition, files } = served;
    const before = files.shown;
    const after = await files.scan();
    if (after === before) return false;
    served.skill = await this.#describe(definition, files);
    // The files of a skill inside another are files of the outer one already.
    const inside = this.#served.some((other) => definition.uri.startsWith(`${other.definition.uri}/`));
    if (!inside) {
      for (const file of before) this.#catalogue.removeResource(file.name);
      for (const file of after) this.#catalogue.addResource(file);
    }
    return true;
  }

  async #describe({ uri, frontmatter, digest }: SkillDefinition, files: SkillFiles): Promise<Skill | undefined> {
    const resources = await Promise.all(
      files.shown.map(async ({ listed }) => {
        const bytes = new Uint8Array((await files.read(listed.uri)) ?? []);
        return { uri: listed.uri, digest: `sha256:${sha256(bytes)}`, size: bytes.length };
      }),
    );
    const head = `${uri}/SKILL.md`;
    const text = new TextDecoder().decode(await files.read(head));
    const place = frontMatterOf(text);
    const written = new TextEncoder().encode(text.slice(place?.start, place?.end));
    if (place === undefined || sha256(written) !== digest) {
      const message = `the front matter of ${head} is not what was compiled: run \`mcpwright generate\``;
      this.#logger({ level: "error", message, skill: head });
      return undefined;
    }
    return { uri: head, frontmatter: frontmatter as Skill["frontmatter"], resources };
  }
}
