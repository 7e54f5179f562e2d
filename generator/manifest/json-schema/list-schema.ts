import type { Findings } from "../../diagnostics/findings.ts";
import type { Json, JsonObject } from "../model.ts";
import { locationOf, type MapNode, stringOf, toJson, valueAt, type YamlNode } from "../node.ts";
import type { SchemaDocument, SchemaDocuments, Target } from "./schema-documents.ts";
import { ANNOTATIONS, keywords } from "./vocabulary.ts";

/** Values one listed schema may have once references are followed; beyond, a list of tools helps nobody (JSCH-09). */
const MOST_VALUES = 20_000;

export interface ListedSchema {
  /** With every reference out of it inlined, or turned into `#/$defs/…` where it recurses. */
  readonly listed: Json;
  /** The same with whole entries of `schemas:` left as `#/schemas/Name`. */
  readonly shared: Json;
  readonly uses: readonly string[];
}

/** Writes a schema out as a peer sees it: keyword for keyword, and without pointing outside itself (JSCH-05). */
export function listSchema(document: SchemaDocument, documents: SchemaDocuments, findings: Findings): ListedSchema {
  const inlining = new Listing(document, documents, false);
  const listed = inlining.run();
  const sharing = new Listing(document, documents, true);
  const shared = inlining.uses.size === 0 ? listed : sharing.run();
  if (inlining.overflown) {
    findings.add(
      "MCPW4007",
      locationOf(document.root),
      `The schema has more than ${MOST_VALUES} values once its references are followed`,
      "Refer to fewer or smaller schemas.",
    );
  }
  return { listed, shared, uses: [...inlining.uses] };
}

class Listing {
  readonly uses: Set<string> = new Set();
  overflown = false;
  readonly #root: SchemaDocument;
  readonly #documents: SchemaDocuments;
  readonly #keepShared: boolean;
  /** Targets that are being written, so that a target inside itself is seen to recurse. */
  readonly #open = new Set<string>();
  readonly #recursive = new Set<string>();
  readonly #definitions = new Map<string, { readonly name: string; schema: Json }>();
  #values = 0;

  constructor(root: SchemaDocument, documents: SchemaDocuments, keepShared: boolean) {
    this.#root = root;
    this.#documents = documents;
    this.#keepShared = keepShared;
  }

  run(): Json {
    let schema: Json;
    let known: number;
    // A pass that finds something to recurse has written it wrongly: the next one knows.
    do {
      known = this.#recursive.size;
      this.#values = 0;
      this.#definitions.clear();
      schema = this.#schema(this.#root.root, this.#root);
    } while (this.#recursive.size > known && !this.overflown);
    if (this.#definitions.size === 0 || !isObject(schema)) return schema;
    const own = isObject(schema["$defs"] ?? null) ? Object.entries(schema["$defs"] as JsonObject) : [];
    const added = [...this.#definitions.values()].map(({ name, schema: definition }) => [name, definition] as const);
    return Object.fromEntries([
      ...Object.entries(schema).filter(([name]) => name !== "$defs"),
      ["$defs", Object.fromEntries([...own, ...added])],
    ]);
  }

  #schema(node: YamlNode, document: SchemaDocument): Json {
    this.#values += 1;
    if (this.#values > MOST_VALUES) {
      this.overflown = true;
      return true;
    }
    if (node.kind !== "map") return toJson(node);
    const reference = valueAt(node, "$ref");
    const target =
      reference?.kind === "scalar" && typeof reference.value === "string"
        ? this.#documents.resolve(reference, document)
        : undefined;
    if (!target) return this.#keywords(node, document);
    if (target.document.root !== this.#root.root) return this.#reference(node, target, document);
    const own = target.key.slice(target.document.id.length);
    return {
      ...this.#keywords(node, document),
      $ref: document === this.#root && !isShared(reference) ? toJson(reference!) : own,
    };
  }

  #keywords(node: MapNode, document: SchemaDocument): JsonObject {
    return Object.fromEntries(
      [...node.entries.values()]
        .filter(({ name }) => document === this.#root || !DOCUMENT_KEYWORDS.has(name))
        .map(({ name, value }) => [name, this.#keyword(name, value, document)]),
    );
  }

  #keyword(name: string, value: YamlNode, document: SchemaDocument): Json {
    const holds = keywords.get(name);
    if (holds === "schema") return this.#schema(value, document);
    if (holds === "schemas by name" && value.kind === "map") {
      return Object.fromEntries(
        [...value.entries.values()].map((entry) => [entry.name, this.#schema(entry.value, document)]),
      );
    }
    if (holds === "list of schemas" && value.kind === "list")
      return value.items.map((item) => this.#schema(item, document));
    return toJson(value);
  }

  #reference(node: MapNode, target: Target, document: SchemaDocument): Json {
    const { shared } = target.document;
    if (shared !== undefined) this.uses.add(shared);
    const siblings = Object.entries(this.#keywords(node, document)).filter(([name]) => name !== "$ref");
    if (this.#keepShared && shared !== undefined && target.node === target.document.root) {
      return Object.fromEntries([["$ref", `#/schemas/${escapeStep(shared)}`], ...siblings]);
    }
    if (this.#open.has(target.key)) this.#recursive.add(target.key);
    if (this.#recursive.has(target.key)) {
      return Object.fromEntries([["$ref", this.#define(target)], ...siblings]);
    }
    this.#open.add(target.key);
    const schema = this.#schema(target.node, target.document);
    this.#open.delete(target.key);
    // Found to recurse while it was written: this pass is thrown away.
    if (this.#recursive.has(target.key)) return true;
    return join(schema, siblings);
  }

  /** The pointer to a recursive target, which is written below `$defs` once. */
  #define(target: Target): string {
    let definition = this.#definitions.get(target.key);
    if (!definition) {
      definition = { name: this.#freeName(target.name), schema: true };
      this.#definitions.set(target.key, definition);
      this.#open.add(target.key);
      definition.schema = this.#schema(target.node, target.document);
      this.#open.delete(target.key);
    }
    return `#/$defs/${escapeStep(definition.name)}`;
  }

  #freeName(wanted: string): string {
    const taken = new Set([...this.#definitions.values()].map(({ name }) => name));
    const own = valueAt(this.#root.root, "$defs");
    if (own?.kind === "map") for (const name of own.entries.keys()) taken.add(name);
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}${number}`;
    return name;
  }
}

/** Keywords that belong to a document as a whole and mean nothing where it is inlined; its references are followed. */
const DOCUMENT_KEYWORDS: ReadonlySet<string> = new Set(["$schema", "$id", "$defs", "$anchor"]);

/** A referenced schema with the keywords that stood beside the reference. */
function join(schema: Json, siblings: readonly (readonly [string, Json])[]): Json {
  if (siblings.length === 0) return schema;
  if (isObject(schema) && siblings.every(([name]) => ANNOTATIONS.has(name))) {
    return Object.fromEntries([
      ...Object.entries(schema).filter(([name]) => !siblings.some(([sibling]) => sibling === name)),
      ...siblings,
    ]);
  }
  const all = siblings.find(([name]) => name === "allOf")?.[1];
  return Object.fromEntries([
    ...siblings.filter(([name]) => name !== "allOf"),
    ["allOf", [...(Array.isArray(all) ? (all as readonly Json[]) : []), schema]],
  ]);
}

/** Whether a reference goes through `schemas:`, which a peer never sees. */
function isShared(reference: YamlNode | undefined): boolean {
  return stringOf(reference)?.startsWith("#/schemas/") === true;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function escapeStep(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}
