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
import { blocksOf } from "./blocks.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Project {
  /** A fresh server of the project's definition. */
  make(options?: ServerOptions): Server;
  /** Imports a compiled module: `src/renovation.js`. */
  load(path: string): Promise<unknown>;
}

/** Writes the blocks marked `file=…`, generates and type-checks. The files are removed after the tests of the file. */
export async function projectOf(page: string): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "mcpwright-page-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  for (const { words, text } of blocksOf(await readFile(join(root, "docs", page), "utf8"))) {
    const [, path] = /^file=(.+)$/.exec(words[0] ?? "") ?? [];
    if (path === undefined) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await run(process.execPath, [join(root, "generator/bin/mcpwright.js"), "generate"], { cwd: folder });
  const compilerOptions = {
    ...{ target: "es2023", module: "nodenext", strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true },
    ...{ rewriteRelativeImportExtensions: true, types: ["node"], rootDir: ".", outDir: "out" },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  await run(join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: folder });
  const load = (path: string): Promise<unknown> => import(pathToFileURL(join(folder, "out", path)).href);
  const { server } = (await load("src/generated/server.js")) as { server: Server };
  return { make: (options) => defineServer(definitionOf(server), options), load };
}
