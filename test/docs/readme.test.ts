import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Block, blocksOf } from "./blocks.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const run = promisify(execFile);
let folder: string;
let blocks: Block[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mcpwright-readme-"));
  blocks = blocksOf(await readFile(join(root, "README.md"), "utf8"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a reader sees of a script run in the repository's copy. */
async function sh(script: string, cwd: string): Promise<string> {
  const { stdout } = await run("bash", ["-euc", script], {
    cwd,
    env: { ...process.env, npm_config_loglevel: "error" },
  });
  return stdout;
}

test("every block is of a kind this file executes", () => {
  const kinds = blocks.map(({ language, words }) => [language, ...words.slice(0, 1)].join(" "));
  expect(new Set(kinds)).toEqual(new Set(["sh", "sh tour", "yaml tour", "ts tour", "text tour", "ts run"]));
});

test("the two commands run scripts that exist; the demo prints what happened", { timeout: 120_000 }, async () => {
  const commands = blocks.filter(({ language, words }) => language === "sh" && words.length === 0);
  expect(commands.map(({ text }) => text.trim())).toEqual(["npm ci && npm run demo", "npm ci && npm test"]);
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: object };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "test"]));
  const printed = await sh("node scripts/demo.mjs", root);
  expect(printed.match(/revision 2026-07-28/g)).toHaveLength(2);
  expect(printed).toContain("revision 2025-06-18");
  expect(printed).toContain("Room 12 is taken on 2026-12-24.");
});

test("the tour works as written, from the tarballs on", { timeout: 240_000 }, async () => {
  const repository = join(folder, "repository");
  await mkdir(repository);
  for (const name of ["package.json", "scripts", "generated", "runtime", "generator"]) {
    await cp(join(root, name), join(repository, name), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(repository, "node_modules"));
  // The build has run: packing needs what it made, not a second one.
  await writeFile(
    join(repository, "package.json"),
    JSON.stringify({ private: true, type: "module", scripts: { pack: "node scripts/pack.mjs" } }),
  );
  const project = join(repository, "rooms");
  let cwd = repository;
  let printed = "";
  for (const { language, words, text, line } of blocks.filter(({ words }) => words[0] === "tour")) {
    const file = words[1];
    if (language === "sh") {
      printed = await sh(text, cwd).catch((error: unknown) => {
        throw new Error(`README.md:${line}`, { cause: error });
      });
      if (text.includes("cd rooms")) cwd = project;
    } else if (language === "text") {
      expect(printed).toContain(text);
    } else {
      await writeFile(join(project, file ?? ""), text);
    }
  }
  const built = await readFile(join(project, "dist", "server.mjs"), "utf8");
  expect(built).toContain("book_room");
});
