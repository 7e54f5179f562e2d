/**
 * A case is a folder: `before/` is copied to a scratch folder, the command lines of `cmd.txt` run there, and what they
 * print (`output.txt`) and leave (`after/`) is compared byte for byte. `UPDATE_GOLDEN=1` rewrites the expectations.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mcpwright, node, root } from "../command-line.ts";

const here = dirname(fileURLToPath(import.meta.url));
const update = process.env["UPDATE_GOLDEN"] === "1";
const cases = (await readdir(here, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "mcpwright-golden-"));
  await symlink(join(root, "node_modules"), join(scratch, "node_modules"), "junction");
  await writeFile(join(scratch, "package.json"), '{ "type": "module" }\n');
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Text of every file of a folder, byte order marks and line ends included, by path. */
async function treeOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const tree = files.map(async (file) => {
    return [relative(folder, file).split(sep).join("/"), await readFile(file, "utf8")] as const;
  });
  return Object.fromEntries((await Promise.all(tree)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function writeTree(folder: string, tree: Readonly<Record<string, string>>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The expected text, rewritten first when that was asked for. */
async function expected(path: string, actual: string): Promise<string> {
  if (update) await writeFile(path, actual);
  return readFile(path, "utf8");
}

test.concurrent.each(cases)("%s prints and leaves what is expected, and generated again the same", async (name) => {
  const folder = join(here, name);
  const project = join(scratch, name);
  await cp(join(folder, "before"), project, { recursive: true });
  const lines = (await readFile(join(folder, "cmd.txt"), "utf8")).trim().split("\n");
  let printed = "";
  let failed = false;
  for (const line of lines) {
    const { code, stdout, stderr } = await mcpwright(project, ...line.split(" "));
    printed += `$ mcpwright ${line}\n${stdout}${stderr}exit ${code}\n`;
    failed ||= code !== 0;
  }
  expect(printed).toBe(await expected(join(folder, "output.txt"), printed));
  const tree = await treeOf(project);
  if (update) await writeTree(join(folder, "after"), tree);
  expect(tree).toEqual(await treeOf(join(folder, "after")));

  const last = lines.findLast((line) => line.startsWith("generate"));
  if (failed || last === undefined || /--(?:check|dry-run)/.test(last)) return;
  const again = await mcpwright(project, ...last.split(" "));
  expect(again.code).toBe(0);
  expect(await treeOf(project)).toEqual(tree);
}, 120_000);

/** Handlers of what is gone keep naming its type: that they no longer compile is the point. */
async function orphansOf(name: string): Promise<string[]> {
  const output = await readFile(join(here, name, "output.txt"), "utf8");
  return Array.from(output.matchAll(/^(\S+):1:1 warning MCPW9101/gm), ([, path]) => `${name}/${path}`);
}

test("every tree type-checks, with the strictest settings", async () => {
  const projects = await Promise.all(
    cases.map(async (name) => {
      const tree = await treeOf(join(scratch, name));
      return Object.keys(tree).some((path) => path.endsWith("generated/server.ts")) ? name : undefined;
    }),
  );
  const base = JSON.parse(await readFile(join(root, "tsconfig.base.json"), "utf8")) as { compilerOptions: object };
  const options = { ...base.compilerOptions, composite: false, noEmit: true, rootDir: ".", declaration: true };
  const compiled = projects.filter((name) => name !== undefined);
  const include = compiled.map((name) => `${name}/**/*.ts`);
  const exclude = (await Promise.all(compiled.map(orphansOf))).flat();
  await writeFile(join(scratch, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include, exclude }));
  const tsc = await node(scratch, join(root, "node_modules/typescript/bin/tsc"), "-p", ".");
  expect(tsc.stdout).toBe("");
  expect(tsc.code).toBe(0);
});
