import { extname, posix } from "node:path";
import { didYouMean } from "../../diagnostics/closest.ts";
import type { Findings } from "../../diagnostics/findings.ts";
import { LARGEST_FILE, loadYaml } from "../load-yaml.ts";
import { entriesOf, locationOf, type MapNode, type ScalarNode, stringOf, valueAt, type YamlNode } from "../node.ts";
import type { ProjectFiles } from "../project-files.ts";
import { SourceText } from "../source-text.ts";
import { keywords } from "./vocabulary.ts";

/** A schema with a root of its own: what `#` and `#/$defs/…` in it refer to. */
export interface SchemaDocument {
  /** Tells documents apart: `schemas/Room`, `file/room.json`, `own/3`. */
  readonly id: string;
  readonly root: YamlNode;
  /** Name in `schemas:`. */
  readonly shared?: string;
  /** Folder that relative file references start from. */
  readonly folder: string;
}

/** What a reference points to. */
export interface Target {
  readonly document: SchemaDocument;
  readonly node: YamlNode;
  /** One target has one key, however it was written. */
  readonly key: string;
  /** A name for it, should it need one. */
  readonly name: string;
}

/** All schemas of a manifest, and the resolution of references between them. */
export class SchemaDocuments {
  readonly #shared = new Map<string, SchemaDocument>();
  readonly #files = new Map<string, SchemaDocument | undefined>();
  readonly #projectFiles: ProjectFiles;
  readonly #findings: Findings;
  #count = 0;

  constructor(schemas: YamlNode | undefined, files: ProjectFiles, findings: Findings) {
    this.#projectFiles = files;
    this.#findings = findings;
    for (const { name, value } of entriesOf(schemas)) {
      this.#shared.set(name, { id: `schemas/${name}`, root: value, shared: name, folder: "." });
    }
  }

  shared(name: string): SchemaDocument | undefined {
    return this.#shared.get(name);
  }

  /** A document for a schema that stands somewhere in the manifest. */
  own(root: YamlNode): SchemaDocument {
    this.#count += 1;
    return { id: `own/${this.#count}`, root, folder: "." };
  }

  /** Documents read from files, for those who check every schema. */
  get files(): readonly SchemaDocument[] {
    return [...this.#files.values()].filter((document) => document !== undefined);
  }

  /** Follows one reference; what is wrong with it is reported once, at the reference. */
  resolve(reference: ScalarNode, document: SchemaDocument): Target | undefined {
    const ref = String(reference.value);
    const hash = ref.indexOf("#");
    const address = hash < 0 ? ref : ref.slice(0, hash);
    const fragment = hash < 0 ? "" : ref.slice(hash + 1);
    if (address === "" || address === stringOf(valueAt(document.root, "$id"))) {
      return fragment.startsWith("/schemas/")
        ? this.#inShared(fragment, reference)
        : this.#inside(document, fragment, reference);
    }
    if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(address) || address.startsWith("//")) {
      const embedded = findBy(document.root, "$id", address);
      if (embedded)
        return this.#inside({ ...document, id: `${document.id} ${address}`, root: embedded }, fragment, reference);
      this.#report(
        "MCPW4005",
        reference,
        `The reference ${JSON.stringify(ref)} points to the network, which is never asked`,
        "Save the schema in the project and refer to the file.",
      );
      return undefined;
    }
    const file = this.#file(address, reference, document);
    return file && this.#inside(file, fragment, reference);
  }

  #inShared(fragment: string, reference: ScalarNode): Target | undefined {
    const [, , first = "", ...rest] = fragment.split("/");
    const name = unescapeStep(first);
    const document = this.#shared.get(name);
    if (document) return this.#inside(document, rest.length === 0 ? "" : `/${rest.join("/")}`, reference);
    const hint = didYouMean(name, this.#shared.keys())?.replace(/"(.*)"/, '"#/schemas/$1"');
    this.#report(
      "MCPW4004",
      reference,
      `There is no schema ${JSON.stringify(name)} under \`schemas\``,
      hint ?? `Define it: \`schemas: { ${name}: … }\`.`,
    );
    return undefined;
  }

  #inside(document: SchemaDocument, fragment: string, reference: ScalarNode): Target | undefined {
    const named = (node: YamlNode, last: string): Target => ({
      document,
      node,
      key: `${document.id}#${fragment}`,
      name: last,
    });
    const stem = document.shared ?? posix.basename(document.id).replace(/\..*$/, "");
    if (fragment === "") return named(document.root, stem);
    if (!fragment.startsWith("/")) {
      const node = findBy(document.root, "$anchor", fragment) ?? findBy(document.root, "$dynamicAnchor", fragment);
      if (node) return named(node, fragment);
      this.#report(
        "MCPW4004",
        reference,
        `There is no \`$anchor: ${fragment}\` in this schema`,
        "Refer by path, such as `#/$defs/Name` or `#/schemas/Name`.",
      );
      return undefined;
    }
    let node: YamlNode | undefined = document.root;
    let last = stem;
    for (const step of fragment.slice(1).split("/").map(unescapeStep)) {
      const parent: YamlNode = node;
      node = parent.kind === "list" ? parent.items[/^\d+$/.test(step) ? Number(step) : -1] : valueAt(parent, step);
      if (!node) {
        const names = entriesOf(parent).map((entry) => entry.name);
        const shared = this.#shared.has(step) ? `Did you mean "#/schemas/${step}"?` : undefined;
        const hint =
          shared ??
          didYouMean(step, names) ??
          (names.length > 0 ? `There is: ${names.slice(0, 8).join(", ")}.` : undefined);
        this.#report(
          "MCPW4004",
          reference,
          `The reference ${JSON.stringify(String(reference.value))} points to nothing: there is no ${JSON.stringify(step)}`,
          hint,
        );
        return undefined;
      }
      last = step;
    }
    return named(node, last);
  }

  #file(address: string, reference: ScalarNode, document: SchemaDocument): SchemaDocument | undefined {
    const path = posix.join(document.folder, decode(address));
    const found = this.#projectFiles.find(path);
    if (found.kind === "outside") {
      this.#report(
        "MCPW4006",
        reference,
        `The file ${JSON.stringify(address)} is outside the project`,
        "Copy the schema into the folder of the manifest.",
      );
      return undefined;
    }
    if (found.kind !== "file") {
      const hint = this.#shared.has(address)
        ? `Did you mean "#/schemas/${address}"?`
        : "Paths are relative to the file that refers.";
      this.#report("MCPW4004", reference, `There is no file ${JSON.stringify(address)}`, hint);
      return undefined;
    }
    if (this.#files.has(found.path)) return this.#files.get(found.path);
    this.#files.set(found.path, undefined);
    const loaded = this.#load(found.path, reference);
    this.#files.set(found.path, loaded);
    return loaded;
  }

  #load(path: string, reference: ScalarNode): SchemaDocument | undefined {
    if (![".json", ".yaml", ".yml"].includes(extname(path))) {
      this.#report(
        "MCPW4004",
        reference,
        `${JSON.stringify(path)} is no .json, .yaml or .yml file`,
        "Schemas are JSON or YAML.",
      );
      return undefined;
    }
    const text = this.#projectFiles.read(path, LARGEST_FILE);
    if (text === undefined) {
      this.#report("MCPW1002", reference, `${JSON.stringify(path)} is larger than 1 MiB`, "Refer to a smaller file.");
      return undefined;
    }
    const root = loadYaml(new SourceText(path, text), this.#findings);
    return root && { id: `file/${path}`, root, folder: posix.dirname(path) };
  }

  #report(
    code: "MCPW1002" | "MCPW4004" | "MCPW4005" | "MCPW4006",
    at: ScalarNode,
    message: string,
    hint: string | undefined,
  ): void {
    this.#findings.add(code, locationOf(at), message, hint);
  }
}

/** The subschemas of a schema, each with the keyword that holds it. */
export function* subschemas(schema: MapNode): Generator<{ keyword: string; node: YamlNode }> {
  for (const { name, value } of schema.entries.values()) {
    switch (keywords.get(name)) {
      case "schema":
        yield { keyword: name, node: value };
        break;
      case "schemas by name":
        for (const entry of entriesOf(value)) yield { keyword: name, node: entry.value };
        break;
      case "list of schemas":
        if (value.kind === "list") for (const node of value.items) yield { keyword: name, node };
        break;
    }
  }
}

/** The subschema whose `$id` or anchor is the given one. */
function findBy(root: YamlNode, keyword: string, wanted: string): YamlNode | undefined {
  if (root.kind !== "map") return undefined;
  if (stringOf(valueAt(root, keyword)) === wanted) return root;
  for (const { node } of subschemas(root)) {
    const found = findBy(node, keyword, wanted);
    if (found) return found;
  }
  return undefined;
}

/** One step of a JSON pointer in a URI fragment. */
function unescapeStep(step: string): string {
  return decode(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
