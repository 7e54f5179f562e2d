/** The manifest and the skill of docs/skills.md, generated, type-checked and served. */
import { createHash } from "node:crypto";
import { readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { definitionOf } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { expect, test } from "vitest";
import { everyCell, legacyRevisions, modernRevisions } from "../runtime/support/matrix.ts";
import { recorder } from "../runtime/support/quiet.ts";
import { itemsOf, type Json } from "../runtime/support/wire.ts";
import { pageOf, printed, projectOf, wordOf } from "./project.ts";

const { folder, make } = await projectOf("skills.md");
const EXTENSION = "io.modelcontextprotocol/skills";
const SKILL = "skill://billing/refunds";
const sha256 = (text: string): string => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const fileText = (path: string) => readFile(join(folder, "skills/billing/refunds", path), "utf8");

test("the program of the page's client prints what the page says", { timeout: 60_000 }, async () => {
  const said = (await pageOf("skills.md")).find((block) => wordOf(block, "of") === "src/host.ts");
  expect(await printed(folder, "src/host.ts")).toBe(said?.text);
});

everyCell(
  "EXT-03 lists a skill with its front matter and the digest of every file",
  make,
  async (wire) => {
    const { result } = await wire.request("server/discover");
    expect(result?.["capabilities"]).toMatchObject({
      resources: {},
      extensions: { [EXTENSION]: { directoryRead: true } },
    });
    const list = (await wire.request("skills/list")).result;
    const described = async (path: string) => {
      const text = await fileText(path);
      return { uri: `${SKILL}/${path}`, digest: sha256(text), size: Buffer.byteLength(text) };
    };
    const skill = {
      uri: `${SKILL}/SKILL.md`,
      frontmatter: {
        name: "refunds",
        description: "Refund a guest as the house does it.",
        metadata: { version: "2.1" },
      },
      resources: [await described("SKILL.md"), await described("references/REASONS.md")],
    };
    expect(list).toMatchObject({ resultType: "complete", ttlMs: 60_000, cacheScope: "public" });
    expect(list?.["skills"]).toEqual([skill]);
    const got = (await wire.request("skills/get", { uri: skill.uri })).result;
    expect(got).toMatchObject({ resultType: "complete", ttlMs: 60_000, cacheScope: "public" });
    expect(got?.["skill"]).toEqual(skill);
    for (const uri of [SKILL, `${SKILL}/references/REASONS.md`, "skill://nothing/SKILL.md"]) {
      expect((await wire.request("skills/get", { uri })).error).toMatchObject({ code: -32602 });
    }
  },
  modernRevisions,
);

everyCell(
  "EXT-03 lists folders level by level",
  make,
  async (wire) => {
    const read = async (uri: string) => (await wire.request("resources/directory/read", { uri })).result?.["resources"];
    expect(await read("skill://billing")).toEqual([{ uri: SKILL, name: "refunds", mimeType: "inode/directory" }]);
    expect(await read(SKILL)).toMatchObject([
      { uri: `${SKILL}/SKILL.md`, name: "refunds", mimeType: "text/markdown" },
      { uri: `${SKILL}/references`, name: "references", mimeType: "inode/directory" },
    ]);
    expect(await read(`${SKILL}/references`)).toMatchObject([{ uri: `${SKILL}/references/REASONS.md` }]);
    for (const uri of [`${SKILL}/SKILL.md`, `${SKILL}/`, "skill://", "skill://nothing"]) {
      expect((await wire.request("resources/directory/read", { uri })).error).toMatchObject({ code: -32602 });
    }
  },
  modernRevisions,
);

everyCell("RES-03 RES-05 serves the files as resources", make, async (wire) => {
  const listed = itemsOf((await wire.request("resources/list")).result, "resources");
  expect(listed).toMatchObject([
    { uri: `${SKILL}/SKILL.md`, name: "refunds", description: "Refund a guest as the house does it." },
    { uri: `${SKILL}/references/REASONS.md` },
  ]);
  const { result } = await wire.request("resources/read", { uri: `${SKILL}/SKILL.md` });
  expect(result?.["contents"]).toEqual([
    { uri: `${SKILL}/SKILL.md`, mimeType: "text/markdown", text: await fileText("SKILL.md") },
  ]);
});

everyCell(
  "EXT-06 revisions before the extension have neither its methods nor its declaration",
  make,
  async (wire) => {
    expect(JSON.stringify(wire.opening)).not.toContain(EXTENSION);
    for (const method of ["skills/list", "skills/get", "resources/directory/read"]) {
      expect((await wire.request(method, { uri: SKILL })).error).toMatchObject({ code: -32601 });
    }
  },
  legacyRevisions,
);

async function skillsOf(
  definition: ReturnType<typeof definitionOf>,
): Promise<{ skills: readonly Json[]; log: string }> {
  const { logger, records } = recorder();
  const { memory } = await import("../runtime/support/memory.ts");
  const wire = await memory.open(defineServer(definition, { logger }), "2026-07-28");
  const skills = itemsOf((await wire.request("skills/list")).result, "skills");
  await wire.close();
  return { skills, log: JSON.stringify(records) };
}

test("a skill whose front matter is not the compiled one is left out, with a word in the log", async () => {
  const definition = definitionOf(make());
  expect((await skillsOf(definition)).skills).toHaveLength(1);
  const edited = {
    ...definition,
    skills: (definition.skills ?? []).map((one) => ({ ...one, digest: "0".repeat(64) })),
  };
  const { skills, log } = await skillsOf(edited);
  expect(skills).toEqual([]);
  expect(log).toContain("mcpwright generate");
});

test("embedded files are served without the folder", async () => {
  const files = { "SKILL.md": Buffer.from(await fileText("SKILL.md")).toString("base64") };
  const definition = definitionOf(make());
  const [skill] = definition.skills ?? [];
  const embedded = { ...definition, base: "file:///nowhere/", skills: skill ? [{ ...skill, files }] : [] };
  expect((await skillsOf(embedded)).skills).toMatchObject([{ resources: [{ uri: `${SKILL}/SKILL.md` }] }]);
});

test("a server without skills answers none of the methods", async () => {
  const { skills: _, ...definition } = definitionOf(make());
  const { memory } = await import("../runtime/support/memory.ts");
  const wire = await memory.open(defineServer(definition), "2026-07-28");
  expect((await wire.request("skills/list")).error).toMatchObject({ code: -32601 });
  await wire.close();
});

test("a file that leads out of the folder is not served", async () => {
  const link = join(folder, "skills/billing/refunds/secret.txt");
  await symlink("/etc/hostname", link);
  const { skills } = await skillsOf(definitionOf(make()));
  await rm(link);
  expect(JSON.stringify(skills)).not.toContain("secret");
});
