import { ts } from "ts-morph";
import { type SchemaFacts, shapeOf } from "./schema-definitions.ts";
import type { SourceFile } from "./source-files.ts";

/** Fewer fields than these may be alike by chance. */
const TELLING_FIELDS = 4;

function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Names of methods stand in files of one method each, and the compiler knows each for one of the tables. */
export function checkMethodNames(file: SourceFile, { methods }: SchemaFacts): string[] {
  const problems: string[] = [];
  const named = new Set<string>();
  walk(parse(file), (node) => {
    if (!ts.isStringLiteralLike(node) || !methods.has(node.text)) return;
    named.add(node.text);
    if (!isTyped(node)) problems.push(`${file.path}: "${node.text}" is not typed by the tables`);
  });
  if (named.size > 1) problems.push(`${file.path} names ${[...named].join(" and ")}: one method a file`);
  return problems;
}

/** In a type, under `satisfies`, or in a variable whose declared type names a message or the method itself. */
function isTyped(literal: ts.Node): boolean {
  for (let node = literal; node !== undefined; node = node.parent) {
    if (ts.isTypeNode(node) || ts.isSatisfiesExpression(node)) return true;
    if (ts.isVariableDeclaration(node))
      return /\["method"\]|["']\w+(\/\w+)*["']|Method\b/.test(node.type?.getText() ?? "");
    if (ts.isCallExpression(node) && node.typeArguments === undefined) return false;
  }
  return false;
}

/** Interfaces that say again what a definition of the schema says. */
export function checkInterfaces(file: SourceFile, { shapes }: SchemaFacts): string[] {
  const problems: string[] = [];
  const report = (name: string, members: readonly ts.TypeElement[]): void => {
    const fields = members.filter(ts.isPropertySignature).map((member) => member.name.getText().replace(/["']/g, ""));
    const shape = shapeOf(fields);
    const repeated = [...shapes].find(([definition, known]) => {
      if (!known.has(shape)) return false;
      return definition === name || fields.length >= TELLING_FIELDS;
    });
    if (repeated) problems.push(`${file.path}: ${name} repeats the definition ${repeated[0]}`);
  };
  walk(parse(file), (node) => {
    if (ts.isInterfaceDeclaration(node)) report(node.name.text, node.members);
    if (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type)) report(node.name.text, node.type.members);
  });
  return problems;
}
