import { describe, expect, test } from "vitest";
import { checkImports, importsOf, staticRuntimeImports } from "./import-rules.ts";
import { reachableModules } from "./reachable-modules.ts";
import { loadSourceFiles } from "./source-files.ts";

const AREAS = ["generated", "runtime", "generator", "examples", "scripts", "docs"];

describe("imports run one way", () => {
  test.each(AREAS)("%s", (area) => {
    expect(loadSourceFiles(area).flatMap(checkImports)).toEqual([]);
  });

  test("the checker saw the packages", () => {
    expect(loadSourceFiles("runtime").length).toBeGreaterThan(5);
    expect(loadSourceFiles("generator").length).toBeGreaterThan(5);
  });

  test("commands load the runtime only when they run", () => {
    expect(loadSourceFiles("generator").flatMap(staticRuntimeImports)).toEqual([]);
  });
});

describe("a planted violation is found", () => {
  const planted = (path: string, text: string): string[] => checkImports({ path, text });

  test.each([
    ["generated/index.ts", 'import { readFileSync } from "node:fs";'],
    ["generated/2025-11-25/types.ts", 'export * from "../../runtime/errors.ts";'],
    ["generated/2025-11-25/index.ts", 'import Ajv from "ajv";'],
    ["runtime/server/dispatch.ts", 'import { plan } from "../../generator/plan.ts";'],
    ["runtime/server/dispatch.ts", 'const plan = await import("mcpwright");'],
    ["runtime/schema/check.ts", 'import { z } from "zod";'],
    ["runtime/schema/check.ts", 'export { default } from "ajv";'],
    ["runtime/server/dispatch.ts", 'import type { Tool } from "@modelcontextprotocol/sdk/types.js";'],
    ["runtime/server/dispatch.ts", 'import { join } from "path";'],
    ["generator/manifest/validate.ts", 'import type { Tool } from "@mcpwright/protocol/2025-11-25";'],
    ["generator/emit/server.ts", 'const runtime = await import("@mcpwright/runtime/client");'],
    ["generator/commands/run.ts", 'const inside = await import("@mcpwright/runtime/codegen/v1");'],
    ["generator/handlers.ts", 'import { Project } from "ts-morph";'],
    ["generator/plan.ts", 'import { root } from "../runtime/errors.ts";'],
    ["examples/greeter/src/tools/greet.ts", 'import { Client } from "@modelcontextprotocol/client";'],
  ])("%s: %s", (path, text) => {
    expect(planted(path, text)).toHaveLength(1);
  });

  test("a static import of the runtime in a command", () => {
    const text = 'import { connect } from "@mcpwright/runtime/client";\nimport type { A } from "@mcpwright/runtime";\n';
    expect(staticRuntimeImports({ path: "generator/commands/call.ts", text })).toHaveLength(1);
  });

  test("what is allowed stays allowed", () => {
    expect(
      planted("runtime/server/dispatch.ts", 'import type { Tool } from "@mcpwright/protocol/2025-11-25";'),
    ).toEqual([]);
    expect(planted("generator/commands/call.ts", 'await import("@mcpwright/runtime/client");')).toEqual([]);
    expect(planted("generator/source.ts", 'import { Project } from "ts-morph";')).toEqual([]);
    expect(planted("generated/index.ts", 'export * from "./revisions.ts";')).toEqual([]);
  });

  test("every form of import is read", () => {
    const text = 'import "a";\nimport b from "b";\nexport * from "c";\nawait import("d");\ntype E = import("e").E;';
    expect(importsOf(text)).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("what a server loads", () => {
  // The last is an optional peer, behind a dynamic import.
  const allowed = new Set([
    "@mcpwright/protocol",
    "@mcpwright/runtime",
    "@cfworker/json-schema",
    "cross-spawn",
    "redis",
    "ws",
  ]);

  test.each(["@mcpwright/runtime", "@mcpwright/runtime/codegen/v1"])("%s reaches no compiler and no zod", (entry) => {
    const { files, packages } = reachableModules(entry);
    expect(files.length).toBeGreaterThan(3);
    expect([...packages].filter((name) => !allowed.has(name))).toEqual([]);
  });
});
