/**
 * Reads positions in a user's file with a parser. Nothing here changes a file: it says which ranges to replace, so
 * that every other byte stays as it is. The only importer of ts-morph, which takes half a second to load.
 */
import { Node, Project, type SourceFile, SyntaxKind, ts } from "ts-morph";

/** Characters `start` to `end` give way to `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = text;
  for (const { start, end, text: inserted } of [...splices].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + inserted + result.slice(end);
  }
  return result;
}

export interface Exports {
  /** Names of the exported values. */
  readonly names: ReadonlySet<string>;
  /** Whether `export *` adds names that stand elsewhere. */
  readonly more: boolean;
}

export function readExports(text: string): Exports {
  const source = parse(text);
  const names = new Set<string>();
  let more = false;
  for (const statement of source.getStatements()) {
    if (Node.isExportDeclaration(statement)) {
      if (statement.isTypeOnly()) continue;
      for (const one of statement.getNamedExports()) {
        if (!one.isTypeOnly()) names.add(one.getAliasNode()?.getText() ?? one.getName());
      }
      const namespace = statement.getNamespaceExport();
      if (namespace) names.add(namespace.getName());
      else if (statement.getNamedExports().length === 0) more ||= statement.getModuleSpecifier() !== undefined;
    } else if (Node.isExportAssignment(statement)) names.add("default");
    else if (Node.isExportable(statement) && statement.isExported() && !isTypeOnly(statement)) {
      for (const name of declaredNames(statement)) names.add(statement.hasDefaultKeyword() ? "default" : name);
    }
  }
  return { names, more };
}

/** Names that stand for something at the top level of a module. */
export function readTopLevelNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of parse(text).getStatements()) {
    if (Node.isImportDeclaration(statement)) {
      const clause = statement.getImportClause();
      for (const node of [clause?.getDefaultImport(), clause?.getNamespaceImport()])
        if (node) names.add(node.getText());
      for (const one of statement.getNamedImports()) names.add(one.getAliasNode()?.getText() ?? one.getName());
    } else for (const name of declaredNames(statement)) names.add(name);
  }
  return names;
}

export interface Rename {
  readonly from: string;
  readonly to: string;
  /** `Tools`, and its key before and after. */
  readonly table: string;
  readonly nameFrom: string;
  readonly nameTo: string;
}

/**
 * Ranges that rename one export and the handler type it is declared with. `undefined` when the new name already means
 * something in the file.
 */
export function renameExport(text: string, rename: Rename): readonly Splice[] | undefined {
  const project = newProject();
  const source = project.createSourceFile("/handler.ts", text);
  const taken = source.getDescendantsOfKind(SyntaxKind.Identifier).some((node) => node.getText() === rename.to);
  if (taken && rename.from !== rename.to) return undefined;
  const splices = typeReferences(source, rename);
  if (rename.from === rename.to) return splices;
  for (const statement of source.getStatements()) {
    if (Node.isExportDeclaration(statement)) {
      const named = statement
        .getNamedExports()
        .find((one) => (one.getAliasNode()?.getText() ?? one.getName()) === rename.from);
      const alias = named?.getAliasNode();
      if (alias) splices.push({ start: alias.getStart(), end: alias.getEnd(), text: rename.to });
      else if (named) splices.push({ start: named.getEnd(), end: named.getEnd(), text: ` as ${rename.to}` });
      if (named) return splices;
    }
    const node = declarationName(statement, rename.from);
    if (node === undefined || !Node.isExportable(statement) || !statement.isExported()) continue;
    const locations = project
      .getLanguageService()
      .compilerObject.findRenameLocations("/handler.ts", node.getStart(), false, false, {
        providePrefixAndSuffixTextForRename: true,
      });
    for (const { textSpan, prefixText = "", suffixText = "" } of locations ?? []) {
      const end = textSpan.start + textSpan.length;
      splices.push({ start: textSpan.start, end, text: prefixText + rename.to + suffixText });
    }
    return splices;
  }
  return undefined;
}

/** `["book_room"]` of `Tools["book_room"]`, also where `Tools` was imported under another name. */
function typeReferences(source: SourceFile, { table, nameFrom, nameTo }: Rename): Splice[] {
  const imports = source.getImportDeclarations().flatMap((declaration) => declaration.getNamedImports());
  const locals = imports.filter((one) => one.getName() === table).map((one) => one.getAliasNode()?.getText() ?? table);
  const splices: Splice[] = [];
  for (const access of source.getDescendantsOfKind(SyntaxKind.IndexedAccessType)) {
    const literal =
      access.getIndexTypeNode().getFirstDescendantByKind(SyntaxKind.StringLiteral) ?? access.getIndexTypeNode();
    const key = Node.isLiteralTypeNode(literal) ? literal.getLiteral() : literal;
    if (!locals.includes(access.getObjectTypeNode().getText())) continue;
    if (!Node.isStringLiteral(key) || key.getLiteralValue() !== nameFrom) continue;
    const mark = key.getText()[0]!;
    const quoted = JSON.stringify(nameTo);
    const written = mark === "'" ? `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : quoted;
    splices.push({ start: key.getStart(), end: key.getEnd(), text: written });
  }
  return splices;
}

function declaredNames(statement: Node): string[] {
  if (Node.isVariableStatement(statement)) {
    return statement.getDeclarations().flatMap((declaration) => {
      const name = declaration.getNameNode();
      if (Node.isIdentifier(name)) return [name.getText()];
      return name.getDescendantsOfKind(SyntaxKind.BindingElement).map((element) => element.getName());
    });
  }
  if (Node.isFunctionDeclaration(statement) || Node.isClassDeclaration(statement))
    return [statement.getName() ?? "default"];
  const isNamed =
    Node.isEnumDeclaration(statement) ||
    Node.isInterfaceDeclaration(statement) ||
    Node.isTypeAliasDeclaration(statement) ||
    Node.isModuleDeclaration(statement);
  return isNamed ? [statement.getName()] : [];
}

function isTypeOnly(statement: Node): boolean {
  return Node.isInterfaceDeclaration(statement) || Node.isTypeAliasDeclaration(statement);
}

function declarationName(statement: Node, name: string): Node | undefined {
  if (Node.isVariableStatement(statement)) {
    return statement
      .getDeclarations()
      .map((declaration) => declaration.getNameNode())
      .find((node) => node.getText() === name);
  }
  if (!Node.isFunctionDeclaration(statement) && !Node.isClassDeclaration(statement)) return undefined;
  return statement.getName() === name ? statement.getNameNode() : undefined;
}

function parse(text: string): SourceFile {
  return newProject().createSourceFile("/handler.ts", text);
}

function newProject(): Project {
  return new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { noLib: true, noResolve: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
}
