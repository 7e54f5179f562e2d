import { isAbsolute, posix } from "node:path";
import type { Findings } from "../diagnostics/findings.ts";
import { checkSharedNames } from "./check-names.ts";
import type { Derivation } from "./derivation.ts";
import { deriveListCaching } from "./derive-cache.ts";
import { findPath, pick, stringsOf } from "./derive-component.ts";
import { deriveComponents } from "./derive-components.ts";
import { deriveDocument } from "./derive-schema.ts";
import { pascalCase } from "./identifiers.ts";
import { checkSchema } from "./json-schema/check-schema.ts";
import { SchemaDocuments } from "./json-schema/schema-documents.ts";
import type { ManifestModel, SharedSchemaModel } from "./model.ts";
import {
  booleanOf,
  type Entry,
  entriesOf,
  locationOf,
  type MapNode,
  stringOf,
  toJsonObject,
  valueAt,
  type YamlNode,
} from "./node.ts";
import type { ProjectFiles } from "./project-files.ts";

export interface ModelOptions {
  readonly file: string;
  readonly folder: string;
  readonly files: ProjectFiles;
  readonly findings: Findings;
}

const IDENTITY: ReadonlySet<string> = new Set(["name", "version", "title", "description", "websiteUrl", "icons"]);

/** Everything a manifest says, with names resolved and short forms written out. */
export function deriveModel(root: YamlNode, options: ModelOptions): ManifestModel | undefined {
  if (root.kind !== "map") return undefined;
  const { files, findings } = options;
  const documents = new SchemaDocuments(valueAt(root, "schemas"), files, findings);
  const derivation: Derivation = { findings, files, documents };
  const server = valueAt(root, "server");
  const instructions = stringOf(valueAt(server, "instructions"));
  const app = deriveApp(valueAt(root, "app"), derivation);
  const serve = mapAt(root, "serve");
  const auth = mapAt(root, "auth");
  const verify = valueAt(auth, "verify");
  const verifies = verify && [stringOf(verify), ...stringsOf(verify)].includes("handler");
  const extensions = mapAt(root, "extensions");
  const cache = deriveListCaching(mapAt(root, "cache"));
  const model: ManifestModel = {
    file: options.file,
    folder: options.folder,
    source: deriveSource(valueAt(root, "source"), findings),
    server: {
      ...(server ? pick(server, IDENTITY) : {}),
      name: stringOf(valueAt(server, "name")) ?? "",
      version: stringOf(valueAt(server, "version")) ?? packageVersion(files),
    },
    client: booleanOf(valueAt(valueAt(root, "generate"), "client")) ?? true,
    ...(instructions === undefined ? {} : { instructions }),
    ...(app === undefined ? {} : { app }),
    ...(serve ? { serve: toJsonObject(serve) } : {}),
    ...(auth ? { auth: toJsonObject(auth) } : {}),
    ...(verify && verifies ? { verify: locationOf(verify) } : {}),
    ...(cache ? { cache } : {}),
    ...(extensions ? { extensions: toJsonObject(extensions) } : {}),
    lines: Object.fromEntries([...linesOf(serve, "serve"), ...linesOf(auth, "auth")]),
    schemas: deriveSharedSchemas(entriesOf(valueAt(root, "schemas")), derivation),
    ...deriveComponents(root, derivation),
  };
  checkFileSchemas(derivation);
  return model;
}

function deriveSharedSchemas(entries: readonly Entry[], derivation: Derivation): readonly SharedSchemaModel[] {
  const models = entries.map(({ name }) => {
    const document = derivation.documents.shared(name)!;
    return { name, identifier: pascalCase(name), schema: deriveDocument(document, false, derivation).model };
  });
  checkSharedNames(entries, models, derivation.findings);
  return models;
}

/** Schemas in files are checked once, whoever refers to them. Checking one may bring in another. */
function checkFileSchemas({ documents, findings }: Derivation): void {
  const checked = new Set<string>();
  for (let fresh = documents.files; fresh.length > 0; fresh = documents.files.filter(({ id }) => !checked.has(id))) {
    for (const document of fresh) {
      checked.add(document.id);
      checkSchema(document, documents, findings);
    }
    if (checked.size === documents.files.length) return;
  }
}

/** Folder of handlers and generated files: below the manifest, existing or not. */
function deriveSource(node: YamlNode | undefined, findings: Findings): string {
  const written = stringOf(node);
  if (node === undefined || written === undefined) return "src";
  const path = posix.normalize(written).replace(/\/+$/, "");
  if (path === ".." || path.startsWith("../") || isAbsolute(written) || /^[A-Za-z]:|\\/.test(written)) {
    const hint = "Name a folder below that of the manifest, with `/` between its parts.";
    findings.add("MCPW6002", locationOf(node), `${JSON.stringify(written)} is outside the project`, hint);
  }
  return path;
}

/** `generate` writes a module of the lifespan that does not exist yet, so its absence is worth a warning only. */
function deriveApp(node: YamlNode | undefined, derivation: Derivation): string | undefined {
  const path = stringOf(node);
  if (node === undefined || path === undefined) return undefined;
  if (derivation.files.find(path).kind !== "missing") return findPath(node, path, "file", derivation);
  const message = `There is no file ${JSON.stringify(path)} yet`;
  derivation.findings.add("MCPW6005", locationOf(node), message, "`mcpwright generate` writes it once.");
  return posix.normalize(path);
}

function mapAt(root: MapNode, name: string): MapNode | undefined {
  const node = valueAt(root, name);
  return node?.kind === "map" ? node : undefined;
}

/** Line of each key below a section, by dotted path. */
function* linesOf(node: YamlNode | undefined, path: string): Generator<readonly [string, number]> {
  for (const { name, key, value } of entriesOf(node)) {
    const inner = `${path}.${name}`;
    yield [inner, locationOf(key).line];
    yield* linesOf(value, inner);
  }
}

/** The version of the project's package, which a server has by default. */
function packageVersion(files: ProjectFiles): string {
  const found = files.find("package.json");
  const text = found.kind === "file" ? files.read(found.path, 1024 * 1024) : undefined;
  try {
    const { version } = JSON.parse(text ?? "{}") as { version?: unknown };
    return typeof version === "string" ? version : "0.0.0";
  } catch {
    return "0.0.0";
  }
}
