/** The project of docs/client.md: generated, type-checked, and its programs run. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(root, "generator/bin/mcpwright.js");
const page = blocksOf(await readFile(join(root, "docs/client.md"), "utf8"));
let folder: string;

/** The word `name=…` behind the language of a block. */
function wordOf(words: readonly string[], name: string): string | undefined {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mcpwright-client-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const { words, text } of page) {
    const path = wordOf(words, "file");
    if (path === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await run(process.execPath, [cli, "generate"], { cwd: folder });
  const compilerOptions = {
    ...{ target: "es2023", module: "nodenext", strict: true, exactOptionalPropertyTypes: true, rootDir: "src" },
    ...{ rewriteRelativeImportExtensions: true, noUncheckedIndexedAccess: true, types: ["node"], skipLibCheck: true },
    ...{ outDir: "out" },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  await run(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: folder });
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const outputs = page.flatMap(({ words, text }) => {
  const path = wordOf(words, "of");
  return path === undefined ? [] : [{ path, prints: text }];
});

test("the page has a program that prints", () => {
  expect(outputs.map(({ path }) => path)).toContain("src/guest.ts");
});

test.each(outputs)("$path prints what the page says", { timeout: 60_000 }, async ({ path, prints }) => {
  const program = path.replace(/^src\//, "out/").replace(/\.ts$/, ".js");
  const { stdout } = await run(process.execPath, [join(folder, program)], { cwd: folder });
  expect(stdout).toBe(prints);
});

const commands = page.flatMap(({ words, text }, index) => {
  if (words[0] !== "live") return [];
  const next = page[index + 1];
  return [{ command: text.trim(), prints: next?.words[0] === "of-live" ? next.text : "" }];
});

test("commands of the page print what it says, and leave a client that compiles", { timeout: 60_000 }, async () => {
  expect(commands).toHaveLength(2);
  for (const { command, prints } of commands) {
    expect((await run("bash", ["-euc", command], { cwd: folder })).stdout).toBe(prints);
  }
  await run(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: folder });
});
