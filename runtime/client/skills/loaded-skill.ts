import type { ReadResourceResult, Skill } from "@mcpwright/protocol/2026-07-28";
import { equal } from "@mcpwright/protocol/contract/equality";
import { frontMatterOf } from "@mcpwright/protocol/contract/front-matter";
import { LocalError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { LoadSkillOptions } from "./client-skills.ts";

/** A file of a skill as `resources/read` gives it. */
export type SkillFile = ReadResourceResult["contents"][number];

/** What a host takes of one skill. */
const MOST_FILES = 512;
const MOST_BYTES = 16 * 1024 * 1024;
const HEAD = "SKILL.md";

/** A skill whose `SKILL.md` was read, and is what was listed. */
export class LoadedSkill {
  readonly skill: Skill;
  /** Its `SKILL.md` without the front matter. */
  readonly instructions: string;
  readonly #client: Client;

  constructor(client: Client, skill: Skill, instructions: string) {
    this.#client = client;
    this.skill = skill;
    this.instructions = instructions;
  }

  /**
   * Reads a file of the skill by its path as `SKILL.md` has it, or by its address. Throws the `LocalError`
   * `skill-file-unknown` for what is no file of the skill, and `skill-mismatch` where it is not what was listed.
   */
  read(path: string, options?: CallOptions): Promise<SkillFile> {
    const { uri, resources } = this.skill;
    const isAddress = resources !== "dynamic" && resources.some((one) => one.uri === path);
    const address = !isAddress && URL.canParse(path, uri) ? new URL(path, uri).href : path;
    return readVerified(this.#client, this.skill, address, options);
  }
}

/** Reads the `SKILL.md` of a skill and compares it with what was listed, field by field of its front matter too. */
export async function loadSkill(
  client: Client,
  skill: Skill,
  { yaml, ...options }: LoadSkillOptions,
): Promise<LoadedSkill> {
  assertEntry(skill);
  const { uri, frontmatter } = skill;
  const file = await readVerified(client, skill, uri, options);
  if (!("text" in file)) throw mismatch(uri, "it is not text");
  const { text } = file;
  const place = frontMatterOf(text);
  if (place === undefined || !equal(parsed(yaml, text.slice(place.start, place.end)), frontmatter)) {
    throw mismatch(uri, "its front matter is another");
  }
  const rest = text.slice(place.end);
  return new LoadedSkill(client, skill, rest.slice(rest.indexOf("\n") + 1));
}

/** The front matter as JSON has it; `undefined` where it is none. */
function parsed(yaml: LoadSkillOptions["yaml"], text: string): unknown {
  try {
    return JSON.parse(JSON.stringify(yaml(text)));
  } catch {
    return undefined;
  }
}

/** Throws for an entry that is not one of a skill, or of one that is too large. */
function assertEntry({ uri, frontmatter, resources }: Skill): void {
  if (!uri.endsWith(`/${frontmatter.name}/${HEAD}`)) {
    throw mismatch(uri, `it is not the address of a skill called ${quoted(frontmatter.name)}`);
  }
  if (resources === "dynamic") return;
  const bytes = resources.reduce((sum, { size }) => sum + size, 0);
  if (resources.length > MOST_FILES || bytes > MOST_BYTES) {
    const much = `${resources.length} files and ${bytes} bytes`;
    throw new LocalError("skill-too-large", `The skill ${uri} has ${much}; ${MOST_FILES} and ${MOST_BYTES} are taken`);
  }
}

async function readVerified(client: Client, skill: Skill, uri: string, options?: CallOptions): Promise<SkillFile> {
  const { resources } = skill;
  const listed = resources === "dynamic" ? undefined : resources.find((one) => one.uri === uri);
  const folder = skill.uri.slice(0, -HEAD.length);
  if (!uri.startsWith(folder) || (listed === undefined && resources !== "dynamic")) {
    throw new LocalError("skill-file-unknown", `${quoted(uri)} is no file of the skill ${skill.uri}`);
  }
  const { contents } = await client.readResource(uri, options);
  const file = contents.find((one) => one.uri === uri);
  if (file === undefined) throw mismatch(uri, "the answer holds another file");
  // What is made as it is read has no digest to compare.
  if (listed === undefined) return file;
  const bytes = bytesOf(file);
  if (bytes?.length !== listed.size) throw mismatch(uri, `it has not the ${listed.size} bytes that were listed`);
  if ((await digestOf(bytes)) !== listed.digest) throw mismatch(uri, "its digest is not the one that was listed");
  return file;
}

function bytesOf(file: SkillFile): Uint8Array<ArrayBuffer> | undefined {
  if ("text" in file) return new TextEncoder().encode(file.text);
  try {
    return Uint8Array.from(atob(file.blob), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function mismatch(uri: string, why: string): LocalError {
  const hint = 'It may have changed: list the skills anew, with `cache: "refresh"`';
  return new LocalError("skill-mismatch", `${quoted(uri)} is not used: ${why}. ${hint}`);
}
