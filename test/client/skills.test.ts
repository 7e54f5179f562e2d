/** What a client does with skills, seen by servers made by hand. */
import { createHash } from "node:crypto";
import { connect } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { json, scripted } from "./scripted.ts";
import { makeServer } from "./servers.ts";

const SKILL = "skill://docs/pdf/SKILL.md";
const FORMS = "skill://docs/pdf/references/FORMS.md";
const PICTURE = "skill://docs/pdf/a%20b.png";
const HEAD =
  "---\nname: pdf\ndescription: Fills forms.\nmetadata: { version: 2 }\n---\nLook into references/FORMS.md.\n";
const frontmatter = { name: "pdf", description: "Fills forms.", metadata: { version: 2 } };
const bytes = Buffer.from([0, 255, 1]);
const contents = {
  [SKILL]: { uri: SKILL, mimeType: "text/markdown", text: HEAD },
  [FORMS]: { uri: FORMS, mimeType: "text/markdown", text: "Übung" },
  [PICTURE]: { uri: PICTURE, mimeType: "image/png", blob: bytes.toString("base64") },
};

function listed(uri: string, content: Buffer | string) {
  const data = Buffer.from(content);
  return { uri, digest: `sha256:${createHash("sha256").update(data).digest("hex")}`, size: data.length };
}

const entry = {
  uri: SKILL,
  frontmatter,
  resources: [listed(SKILL, HEAD), listed(FORMS, "Übung"), listed(PICTURE, bytes)] as unknown,
};

/** A client of a server with these skills and files, and the addresses of what it read. */
async function reading(skills: readonly object[], files: Readonly<Record<string, object>> = contents) {
  const kept = { resultType: "complete", ttlMs: 60_000, cacheScope: "public" };
  const discovered = { ...kept, supportedVersions: ["2026-07-28"], capabilities: { resources: {} } };
  const read: unknown[] = [];
  const { url } = await scripted(({ message: { id, method, params } }, response) => {
    const result: Record<string, (uri: string) => object> = {
      "server/discover": () => discovered,
      "skills/list": () => ({ ...kept, skills, ...(params?.["cursor"] === undefined && { nextCursor: "2" }) }),
      "skills/get": () => ({ ...kept, skill: skills[0] }),
      "resources/directory/read": (uri) => ({ resultType: "complete", resources: [{ uri, name: "x" }] }),
      "resources/read": (uri) => {
        read.push(uri);
        return { ...kept, ttlMs: 0, contents: [files[uri]] };
      },
    };
    json(response, 200, { jsonrpc: "2.0", id, result: result[method ?? ""]?.(String(params?.["uri"])) });
  });
  const client = await connect(url, { revision: "2026-07-28" });
  onTestFinished(() => client.close());
  return { client, read };
}

const options = { yaml: (text: string): unknown => parse(text) };

test("skills are listed page by page, and nothing is read ahead", async () => {
  const { client, read } = await reading([entry]);
  expect(await client.skills.list()).toEqual([entry, entry]);
  for await (const page of client.skills.pages()) expect(page).toEqual([entry]);
  expect(await client.skills.get(SKILL)).toEqual(entry);
  expect(await client.skills.directory("skill://docs")).toEqual([{ uri: "skill://docs", name: "x" }]);
  expect(read).toEqual([]);
});

test("a skill that is what was listed is loaded, and its files are read one by one", async () => {
  const { client, read } = await reading([entry]);
  const [skill] = await client.skills.list();
  const loaded = await client.skills.load(skill!, options);
  expect(loaded.instructions).toBe("Look into references/FORMS.md.\n");
  expect(read).toEqual([SKILL]);
  expect(await loaded.read("references/FORMS.md")).toEqual(contents[FORMS]);
  expect(await loaded.read("./a b.png")).toEqual(contents[PICTURE]);
  expect(await loaded.read(FORMS)).toEqual(contents[FORMS]);
  expect(read).toEqual([SKILL, FORMS, PICTURE, FORMS]);
});

test("what is no file of the skill is not read", async () => {
  const { client, read } = await reading([entry]);
  const loaded = await client.skills.load((await client.skills.list())[0]!, options);
  for (const path of [
    "references/OTHER.md",
    "../other/SKILL.md",
    "../../x",
    "file:///etc/passwd",
    "https://a.example",
  ]) {
    await expect(loaded.read(path)).rejects.toMatchObject({ code: "skill-file-unknown" });
  }
  expect(read).toEqual([SKILL]);
});

const other = (text: string) => ({ ...contents, [SKILL]: { ...contents[SKILL], text } });
const renamed = HEAD.replace("Fills", "Sends");

test.each<[string, object, Readonly<Record<string, object>>, RegExp]>([
  ["has other content", entry, other(HEAD.replace("Look", "Hook")), /digest/],
  ["is longer", entry, other(`${HEAD}More.`), /bytes/],
  ["is shorter", entry, other(""), /bytes/],
  ["has another front matter", { ...entry, resources: [listed(SKILL, renamed)] }, other(renamed), /front matter/],
  ["lacks a field", { ...entry, frontmatter: { ...frontmatter, more: 1 } }, contents, /front matter/],
  [
    "has a field more",
    { ...entry, frontmatter: { name: "pdf", description: "Fills forms." } },
    contents,
    /front matter/,
  ],
  ["has no front matter", { ...entry, resources: [listed(SKILL, "x")] }, other("x"), /front matter/],
  [
    "has front matter that is no YAML",
    { ...entry, resources: [listed(SKILL, "---\n[\n---\n")] },
    other("---\n[\n---\n"),
    /front matter/,
  ],
  [
    "is not text",
    entry,
    { ...contents, [SKILL]: { uri: SKILL, blob: Buffer.from(HEAD).toString("base64") } },
    /not text/,
  ],
  ["is no base64", entry, { ...contents, [SKILL]: { uri: SKILL, blob: "*" } }, /bytes/],
  ["is another file", entry, { ...contents, [SKILL]: contents[FORMS] }, /another file/],
  ["has another name", { ...entry, frontmatter: { ...frontmatter, name: "doc" } }, contents, /address/],
])("a SKILL.md that %s is not used", async (_what, skill, files, said) => {
  const { client, read } = await reading([skill], files);
  const [found] = await client.skills.list();
  const loading = client.skills.load(found!, options);
  await expect(loading).rejects.toMatchObject({ code: "skill-mismatch", message: expect.stringMatching(said) });
  expect(read.filter((uri) => uri !== SKILL)).toEqual([]);
});

test("a file that changed after the skill was loaded is not used", async () => {
  const { client } = await reading([entry], { ...contents, [FORMS]: { ...contents[FORMS], text: "Ubung!" } });
  const loaded = await client.skills.load((await client.skills.list())[0]!, options);
  await expect(loaded.read("references/FORMS.md")).rejects.toMatchObject({ code: "skill-mismatch" });
});

test("a skill that is too large is not loaded, and one made as it is read has no digests to compare", async () => {
  const many = Array.from({ length: 513 }, (_, index) => listed(`skill://docs/pdf/${index}`, ""));
  const large = [{ ...listed(SKILL, HEAD), size: 16 * 1024 * 1024 + 1 }];
  const { client, read } = await reading([
    { ...entry, resources: many },
    { ...entry, resources: large },
  ]);
  for (const skill of await client.skills.list()) {
    await expect(client.skills.load(skill, options)).rejects.toMatchObject({ code: "skill-too-large" });
  }
  expect(read).toEqual([]);
  const dynamic = await reading([{ ...entry, resources: "dynamic" }]);
  const loaded = await dynamic.client.skills.load((await dynamic.client.skills.list())[0]!, options);
  expect(await loaded.read("references/FORMS.md")).toEqual(contents[FORMS]);
  await expect(loaded.read("../other/x")).rejects.toMatchObject({ code: "skill-file-unknown" });
});

test("EXT-06 where the server has none, or the revision, that is said [2026-07-28]", async () => {
  const modern = await connect(makeServer(), { revision: "2026-07-28" });
  await expect(modern.skills.list()).rejects.toMatchObject({ code: -32601 });
  await modern.close();
  const legacy = await connect(makeServer(), { revision: "2025-11-25" });
  await expect(legacy.skills.list()).rejects.toMatchObject({ code: "unknown-method" });
  await legacy.close();
});
