import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { loadSchemaFacts } from "./schema-definitions.ts";
import { loadSourceFiles, root } from "./source-files.ts";
import { checkInterfaces, checkMethodNames } from "./table-rules.ts";

const facts = loadSchemaFacts();
const FOLDERS = ["runtime", "generator"];

describe("what the schema says is said once", () => {
  test.each(FOLDERS)("%s names methods in files of one method each, typed by the tables", (folder) => {
    expect(loadSourceFiles(folder).flatMap((file) => checkMethodNames(file, facts))).toEqual([]);
  });

  test.each(FOLDERS)("%s repeats no definition", (folder) => {
    expect(loadSourceFiles(folder).flatMap((file) => checkInterfaces(file, facts))).toEqual([]);
  });

  test("the schemas were read", () => {
    expect(facts.methods).toContain("tools/call");
    expect(facts.methods).toContain("subscriptions/listen");
    expect(facts.shapes.get("Implementation")?.size).toBeGreaterThan(1);
  });
});

describe("a planted violation is found", () => {
  test.each([
    'const method = "tools/call";',
    'if (message.method === "ping") answer();',
    'const a: CallToolRequest["method"] = "tools/call"; const b: PingRequest["method"] = "ping";',
    'const table: Record<string, unknown> = { "tools/list": 1 };',
  ])("%s", (text) => {
    expect(checkMethodNames({ path: "runtime/planted.ts", text }, facts)).toHaveLength(1);
  });

  test.each([
    "export interface Root { uri: string; name?: string; _meta?: object }",
    "interface Peer { name: string; title?: string; version: string; websiteUrl?: string; icons?: []; description?: string }",
    "type Annotations = { audience?: []; priority?: number; lastModified?: string };",
  ])("%s", (text) => {
    expect(checkInterfaces({ path: "runtime/planted.ts", text }, facts)).toHaveLength(1);
  });

  test.each([
    'const method: PingRequest["method"] = "ping";',
    'const method = "ping" satisfies ClientMethod;',
    'export const ping: RequestMethod<"ping"> = { method: "ping", answer: () => ({}) };',
  ])("allowed: %s", (text) => {
    expect(checkMethodNames({ path: "runtime/ping.ts", text }, facts)).toEqual([]);
  });
});

describe("the tables hold the runtime", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  /** Copies both packages, lets `change` edit the tables of each revision, and compiles the runtime against them. */
  function compile(change: (tables: string) => string): { status: number | null; stdout: string } {
    const copy = mkdtempSync(join(tmpdir(), "tables-"));
    folders.push(copy);
    const source = (path: string): boolean => !/[\\/](dist|node_modules)$/.test(path);
    for (const name of ["generated", "runtime"])
      cpSync(join(root, name), join(copy, name), { recursive: true, filter: source });
    cpSync(join(root, "tsconfig.base.json"), join(copy, "tsconfig.base.json"));
    mkdirSync(join(copy, "node_modules", "@mcpwright"), { recursive: true });
    symlinkSync(join(copy, "generated"), join(copy, "node_modules", "@mcpwright", "protocol"), "junction");
    for (const name of [
      "@types",
      "@cfworker",
      "@redis",
      "cross-spawn",
      "jose",
      "oauth4webapi",
      "redis",
      "undici-types",
    ]) {
      symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name), "junction");
    }
    for (const { path } of loadSourceFiles("generated", /^(methods|index)\.ts$/)) {
      const tables = join(copy, path);
      writeFileSync(tables, change(readFileSync(tables, "utf8")));
    }
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    return spawnSync(process.execPath, [tsc, "-b", "runtime"], { cwd: copy, encoding: "utf8" });
  }

  test("untouched copies compile", () => {
    const { status, stdout } = compile((tables) => tables);
    expect(status, stdout).toBe(0);
  });

  test("without a method the file that serves it does not compile", () => {
    const { status, stdout } = compile((tables) => tables.replaceAll(/^ +\[?"tools\/call".*\n/gm, ""));
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/runtime[\\/]server[\\/]methods[\\/]call-tool\.ts/);
  });
});
