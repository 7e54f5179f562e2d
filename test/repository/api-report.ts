import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { Node, Project, type SourceFile, ts } from "ts-morph";
import { root } from "./source-files.ts";

/**
 * Declaration files of our packages, with imports between them resolved as Node does. All are added before the first is
 * looked into: each file that comes later would have everything checked again.
 */
export function loadDeclarations(paths: readonly string[]): Project {
  const project = new Project({
    compilerOptions: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
    },
    skipAddingFilesFromTsConfig: true,
  });
  for (const path of paths) project.addSourceFileAtPath(join(root, path));
  return project;
}

/**
 * The public face of one entry as text: what it exports, and what of the same package those declarations refer to.
 * Comments and private members are left out.
 */
export function reportEntry(project: Project, folder: string, path: string): string {
  const own = join(root, folder, "dist");
  const file = project.getSourceFileOrThrow(join(root, folder, path));
  const printed = new Map<Node, string>();
  const visit = (declaration: Node): void => {
    if (printed.has(declaration) || !declaration.getSourceFile().getFilePath().startsWith(own)) return;
    printed.set(declaration, "");
    printed.set(declaration, render(declaration));
    for (const reference of declaration.getDescendantsOfKind(ts.SyntaxKind.Identifier)) {
      for (const target of declarationsOf(reference)) visit(target);
    }
  };
  const names: string[] = [];
  for (const [name, declarations] of file.getExportedDeclarations()) {
    names.push(name);
    for (const declaration of declarations) visit(declaration);
  }
  const texts = [...printed.values()].filter((text) => text !== "").sort();
  return `exports ${names.sort().join(", ")}\n\n${texts.join("\n\n")}\n`;
}

/** Names and kinds only: for entries that the generator writes, whose content `spec build --check` holds. */
export function reportNames(project: Project, folder: string, path: string): string {
  const file: SourceFile = project.getSourceFileOrThrow(join(root, folder, path));
  const lines = [...file.getExportedDeclarations()].map(([name, declarations]) => {
    const kinds = declarations.map((declaration) => declaration.getKindName().replace(/Declaration$|Alias.*$/, ""));
    return `${name}: ${[...new Set(kinds)].sort().join(" and ")}`;
  });
  return `${lines.sort().join("\n")}\n`;
}

/** Top-level declarations an identifier of a type refers to. */
function declarationsOf(reference: Node): Node[] {
  const symbol = reference.getSymbol();
  const target = symbol?.getAliasedSymbol() ?? symbol;
  return (target?.getDeclarations() ?? []).filter(
    (node) =>
      Node.isInterfaceDeclaration(node) ||
      Node.isTypeAliasDeclaration(node) ||
      Node.isClassDeclaration(node) ||
      (Node.isVariableDeclaration(node) && node.getVariableStatement() !== undefined) ||
      (Node.isFunctionDeclaration(node) && node.getParent() === node.getSourceFile()),
  );
}

const printer = ts.createPrinter({ removeComments: true });

function render(declaration: Node): string {
  const whole = Node.isVariableDeclaration(declaration)
    ? (declaration.getVariableStatement() ?? declaration)
    : declaration;
  const text = printer.printNode(ts.EmitHint.Unspecified, whole.compilerNode, declaration.getSourceFile().compilerNode);
  return text
    .split("\n")
    .filter((line) => !/^\s*(private |#)/.test(line))
    .map((line) => line.replace(/^export /, "").replace(/^declare /, ""))
    .join("\n");
}

/** `./dist/index.d.ts` of each entry by its name; `*` entries once for each of `stars` that exists. */
export function entriesOf(
  folder: string,
  exports: Readonly<Record<string, string | { readonly types?: string }>>,
  stars: readonly string[],
): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [name, target] of Object.entries(exports)) {
    const types = typeof target === "string" ? undefined : target.types;
    if (types === undefined) continue;
    for (const star of name.includes("*") ? stars : [""]) {
      const path = types.replace("*", star);
      if (existsSync(join(root, folder, dirname(path))) && existsSync(join(root, folder, path))) {
        entries.set(name.replace("*", star), path);
      }
    }
  }
  return entries;
}
