/** The project that a page of the documentation shows: its files, generated and compiled. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { definitionOf, type Server, type ServerOptions } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";
import { afterAll } from "vitest";
import { type Block, blocksOf } from "./blocks.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const COMPILER_OPTIONS = {
  ...{ target: "es2023", module: "nodenext", strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true },
  ...{ noUncheckedIndexedAccess: true, rewriteRelativeImportExtensions: true, types: ["node"], rootDir: "." },
};

/** The command line. */
export const cli: string = join(root, "generator/bin/mcpwright.js");

/** The blocks of a page of `docs/`. */
export async function pageOf(name: string): Promise<Block[]> {
  return blocksOf(await readFile(join(root, "docs", name), "utf8"));
}

/** The word `name=…` behind the language of a block. */
export function wordOf({ words }: Block, name: string): string | undefined {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** A folder with the blocks marked `file=…` and what is generated of them. It is removed after the tests of the file. */
export async function folderOf(page: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-page-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ["src"] }),
  );
  for (const block of await pageOf(page)) {
    const path = wordOf(block, "file");
    if (path === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), block.text);
  }
  await run(process.execPath, [cli, "generate"], { cwd: folder });
  return folder;
}

/** Type-checks the project and compiles each module beside its source. */
export async function compile(folder: string): Promise<void> {
  await run(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: folder });
}

/** What a compiled program of the project prints, by the path of its source. */
export async function printed(folder: string, path: string): Promise<string> {
  return (await run(process.execPath, [join(folder, path.replace(/\.ts$/, ".js"))], { cwd: folder })).stdout;
}

export interface Project {
  readonly folder: string;
  /** A fresh server of the project's definition. */
  make(options?: ServerOptions): Server;
  /** Imports a compiled module: `src/renovation.js`. */
  load(path: string): Promise<unknown>;
}

/** The project of a page, ready to be served. */
export async function projectOf(page: string): Promise<Project> {
  const folder = await folderOf(page);
  await compile(folder);
  const load = (path: string): Promise<unknown> => import(pathToFileURL(join(folder, path)).href);
  const { server } = (await load("src/generated/server.js")) as { server: Server };
  return { folder, make: (options) => defineServer(definitionOf(server), options), load };
}
