import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { blocksOf } from "./blocks.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const docs = (await readdir(join(root, "docs"))).filter((name) => name.endsWith(".md"));
const pages = ["README.md", ...docs.map((name) => `docs/${name}`)];
const FLAGS = "--target es2023 --module nodenext --strict --skipLibCheck --types node --outDir out";

/** Whole programs are marked `run`; what one prints, where the page says it, follows as `text of-run`. */
const programs = await Promise.all(
  pages.map(async (page) => {
    const blocks = blocksOf(await readFile(join(root, page), "utf8"));
    return blocks.flatMap(({ words, text, line }, index) => {
      if (words[0] !== "run") return [];
      const next = blocks[index + 1];
      return [{ place: `${page}:${line}`, text, prints: next?.words[0] === "of-run" ? next.text : undefined }];
    });
  }),
).then((found) => found.flat());

test("pages have programs", () => {
  expect(programs.map(({ place }) => place.split(":")[0])).toEqual(
    expect.arrayContaining(["README.md", "docs/http.md"]),
  );
});

test.each(programs)("the program at $place type-checks and runs", { timeout: 60_000 }, async ({ text, prints }) => {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-program-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "program.ts"), text);
  const script = `npx tsc ${FLAGS} program.ts && node out/program.js`;
  const { stdout } = await promisify(execFile)("bash", ["-euc", script], { cwd: folder });
  expect(stdout).not.toBe("");
  if (prints !== undefined) expect(stdout).toBe(prints);
});
