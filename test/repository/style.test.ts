import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { loadSourceFiles, type SourceFile } from "./source-files.ts";

const MAX_LINES = 400;
const FOLDERS = ["generator", "runtime", "scripts", "bench", "test", "examples"];
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|test-d|config|d))?\.(ts|mts|js|mjs)$/;
const VAGUE = /^(utils?|helpers?|misc|common)\./;

/** Golden trees are inputs and outputs of cases; `generated/` folders are what the generator wrote. */
function isHandWritten(file: SourceFile): boolean {
  return !/^test\/golden\/|\/generated\/|^test\/conformance\/node_modules\//.test(file.path);
}

function problemsOf(file: SourceFile): string[] {
  const problems: string[] = [];
  const name = file.path.split("/").at(-1) ?? "";
  const lines = file.text.trimEnd().split("\n").length;
  if (lines > MAX_LINES) problems.push(`${file.path}: ${lines} lines, at most ${MAX_LINES}`);
  if (!KEBAB.test(name)) problems.push(`${file.path}: the name is not in kebab case`);
  if (VAGUE.test(name)) problems.push(`${file.path}: the name does not say what is inside`);
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const at = (node: ts.Node): string =>
    `${file.path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) problems.push(`${at(node)}: any`);
    if (ts.isEnumDeclaration(node)) problems.push(`${at(node)}: enum`);
    if (isDefaultExport(node) && !name.includes(".config.")) problems.push(`${at(node)}: default export`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === "default";
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((m) => m.kind === ts.SyntaxKind.DefaultKeyword)
  );
}

describe("hand-written files keep the style", () => {
  test.each(FOLDERS)("%s", (folder) => {
    expect(loadSourceFiles(folder).filter(isHandWritten).flatMap(problemsOf)).toEqual([]);
  });

  test.each([
    ["runtime/utils.ts", "export const one = 1;"],
    ["runtime/ToolCall.ts", "export const one = 1;"],
    ["runtime/long.ts", `${"\n".repeat(MAX_LINES)}export const one = 1;`],
    ["runtime/loose.ts", "export const loose: any = 1;"],
    ["runtime/color.ts", "export enum Color { Red }"],
    ["runtime/single.ts", "export default class Single {}"],
    ["runtime/other.ts", "const other = 1;\nexport { other as default };"],
  ])("a planted violation is found: %s", (path, text) => {
    expect(problemsOf({ path, text })).toHaveLength(1);
  });
});

describe("the repository speaks of itself alone", () => {
  const FOLDERS_WITH_TEXT = [...FOLDERS, "docs", "schema"];
  const SUITE =
    /@modelcontextprotocol\/conformance|conformance (suite|test|scenario)|\btest_[a-z]+_|\btest:\/\/|everything[ -]server/i;

  test.each(["runtime", "generator"])("%s knows nothing of the conformance suite", (folder) => {
    const naming = loadSourceFiles(folder).filter((file) => SUITE.test(file.text));
    expect(naming.map((file) => file.path)).toEqual([]);
  });

  test.each(FOLDERS_WITH_TEXT)("%s leaves nothing unfinished", (folder) => {
    const marker = new RegExp(`\\b(${["TO", "FIX"].map((half, at) => half + ["DO", "ME"][at]).join("|")})\\b`);
    const files = loadSourceFiles(folder, /\.(ts|mts|js|mjs|md|ya?ml)$/).filter(isHandWritten);
    expect(files.filter((file) => marker.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});
