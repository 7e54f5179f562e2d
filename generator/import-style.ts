/** Whether a project's TypeScript lets imports end in `.ts`. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { ImportStyle } from "./emit/layout.ts";

/** `.ts` where the tsconfig allows it, or where there is none; else `.js`. */
export function loadImportStyle(folder: string): ImportStyle {
  const options = compilerOptions(join(folder, "tsconfig.json"), 0);
  if (options === undefined) return ".ts";
  return options["allowImportingTsExtensions"] === true || options["rewriteRelativeImportExtensions"] === true
    ? ".ts"
    : ".js";
}

/** The style of the nearest tsconfig, in the folder or above it. */
export function findImportStyle(folder: string): ImportStyle {
  const path = resolve(folder);
  const above = dirname(path);
  return existsSync(join(path, "tsconfig.json")) || above === path ? loadImportStyle(path) : findImportStyle(above);
}

const MOST_EXTENDS = 16;

/** Options of a config with those it extends; `undefined` when there is no such file. */
function compilerOptions(path: string, depth: number): Readonly<Record<string, unknown>> | undefined {
  const config = readConfig(path);
  if (config === undefined || depth > MOST_EXTENDS) return undefined;
  const extended = [config["extends"] ?? []].flat().filter((name) => typeof name === "string");
  const inherited = extended.map((name) => compilerOptions(locate(name, path), depth + 1));
  return Object.assign({}, ...inherited, config["compilerOptions"]) as Readonly<Record<string, unknown>>;
}

function locate(name: string, from: string): string {
  if (/^\.{0,2}\//.test(name)) {
    const path = resolve(dirname(from), name);
    return path.endsWith(".json") ? path : `${path}.json`;
  }
  const require = createRequire(from);
  for (const candidate of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      const path = require.resolve(candidate);
      if (path.endsWith(".json")) return path;
    } catch {
      // The next form of the name is tried; a config that is nowhere is tsc's to report.
    }
  }
  return join(dirname(from), name);
}

function readConfig(path: string): Record<string, unknown> | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(stripComments(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** JSON with comments and trailing commas → JSON. */
function stripComments(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? "")
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[\]}])/g, (_, string: string | undefined) => string ?? "");
}
