import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { ts } from "ts-morph";
import type { SourceFile } from "./source-files.ts";

/** Packages of the official SDK: peers in tests, never a part of ours. */
const OFFICIAL = /^@modelcontextprotocol\//;

/** Every module a file names: import, export … from, dynamic import, `import()` type, require. */
export function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);
}

/** `@scope/name/path` → `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** What is wrong with the imports of one file; the direction is schema → generator → generated ← runtime ← user. */
export function checkImports(file: SourceFile): string[] {
  const area = file.path.split("/")[0];
  const problems: string[] = [];
  for (const specifier of importsOf(file.text)) {
    const reason = refusal(area, file.path, specifier);
    if (reason) problems.push(`${file.path} imports ${specifier}: ${reason}`);
  }
  return problems;
}

function refusal(area: string | undefined, path: string, specifier: string): string | undefined {
  if (OFFICIAL.test(specifier) && area !== "test" && area !== "bench") {
    return "official packages are peers in test/ and bench/ only";
  }
  if (area !== "generated" && area !== "runtime" && area !== "generator") return undefined;
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(path), specifier);
    if (target.split("/")[0] === area) return undefined;
    return "a relative import stays inside its package";
  }
  if (isBuiltin(specifier)) {
    if (area === "generated") return "the generated package imports nothing outside itself";
    return specifier.startsWith("node:") ? undefined : "built-in modules are named with node:";
  }
  const name = packageOf(specifier);
  if (area === "generated") return "the generated package imports nothing outside itself";
  if (area === "runtime") return runtimeRefusal(name);
  return generatorRefusal(path, name, specifier);
}

const RUNTIME_PACKAGES: ReadonlySet<string> = new Set([
  "@mcpwright/protocol",
  "@cfworker/json-schema",
  "cross-spawn",
  "jose",
  "oauth4webapi",
  "redis",
  "ws",
  "@opentelemetry/api",
]);

function runtimeRefusal(name: string): string | undefined {
  if (name === "mcpwright") return "the runtime never imports the generator";
  return RUNTIME_PACKAGES.has(name) ? undefined : "not a dependency of a server in production";
}

function generatorRefusal(path: string, name: string, specifier: string): string | undefined {
  if (name === "ts-morph" && path !== "generator/source.ts") return "only generator/source.ts imports ts-morph";
  if (name === "@mcpwright/runtime") {
    const allowed =
      path.startsWith("generator/commands/") && /^@mcpwright\/runtime(\/(client|auth\/client))?$/.test(specifier);
    return allowed ? undefined : "compilers know import paths, they never import the runtime";
  }
  if (name === "@mcpwright/protocol") return "compilers write the generated package, they never import it";
  return undefined;
}

/** Commands load the runtime when they run, so that `--help` and `validate` never do. */
export function staticRuntimeImports(file: SourceFile): string[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const typeOnly = ts.isImportDeclaration(statement) ? statement.importClause?.isTypeOnly : statement.isTypeOnly;
    const module = statement.moduleSpecifier;
    if (typeOnly || !module || !ts.isStringLiteral(module)) continue;
    if (packageOf(module.text) === "@mcpwright/runtime") found.push(`${file.path} imports ${module.text} statically`);
  }
  return found;
}
