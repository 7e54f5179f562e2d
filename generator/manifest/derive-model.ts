import type { Findings } from "../diagnostics/findings.ts";
import type { Derivation } from "./derivation.ts";
import { findPath, pick } from "./derive-component.ts";
import { derivePrompt } from "./derive-prompts.ts";
import { deriveResource } from "./derive-resources.ts";
import { deriveDocument } from "./derive-schema.ts";
import { deriveTool } from "./derive-tools.ts";
import { pascalCase } from "./identifiers.ts";
import { SchemaDocuments } from "./json-schema/schema-documents.ts";
import type { ManifestModel, SharedSchemaModel } from "./model.ts";
import { entriesOf, locationOf, type MapNode, stringOf, toJsonObject, valueAt, type YamlNode } from "./node.ts";
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
  return {
    file: options.file,
    folder: options.folder,
    source: stringOf(valueAt(root, "source"))?.replace(/^\.\//, "").replace(/\/+$/, "") || "src",
    server: {
      ...(server ? pick(server, IDENTITY) : {}),
      name: stringOf(valueAt(server, "name")) ?? "",
      version: stringOf(valueAt(server, "version")) ?? packageVersion(files),
    },
    ...(instructions === undefined ? {} : { instructions }),
    ...(app === undefined ? {} : { app }),
    ...(serve ? { serve: toJsonObject(serve) } : {}),
    ...(auth ? { auth: toJsonObject(auth) } : {}),
    lines: Object.fromEntries([...linesOf(serve, "serve"), ...linesOf(auth, "auth")]),
    schemas: entriesOf(valueAt(root, "schemas")).flatMap(({ name }) => deriveShared(name, derivation)),
    tools: entriesOf(valueAt(root, "tools")).map((entry) => deriveTool(entry, derivation)),
    resources: entriesOf(valueAt(root, "resources")).map((entry) => deriveResource(entry, derivation)),
    prompts: entriesOf(valueAt(root, "prompts")).map((entry) => derivePrompt(entry, derivation)),
  };
}

function deriveShared(name: string, derivation: Derivation): readonly SharedSchemaModel[] {
  const document = derivation.documents.shared(name);
  return document ? [{ name, identifier: pascalCase(name), schema: deriveDocument(document, false, derivation) }] : [];
}

function deriveApp(node: YamlNode | undefined, derivation: Derivation): string | undefined {
  const path = stringOf(node);
  return node && path !== undefined ? findPath(node, path, "file", derivation) : undefined;
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
