import { didYouMean } from "../../diagnostics/closest.ts";
import type { Findings } from "../../diagnostics/findings.ts";
import type { DiagnosticCode } from "../../diagnostics/registry.ts";
import {
  type Entry,
  itemsOf,
  locationOf,
  type MapNode,
  type ScalarNode,
  stringOf,
  typeOf,
  type YamlNode,
} from "../node.ts";
import { evaluate } from "./evaluate.ts";
import type { SchemaDocument, SchemaDocuments } from "./schema-documents.ts";
import { DIALECT, FOREIGN_KEYWORDS, type Holds, keywords, TYPES } from "./vocabulary.ts";

/** Checks a user's schema against the vocabulary of 2020-12 (JSCH-02, JSCH-04): keywords, references and defaults. */
export function checkSchema(document: SchemaDocument, documents: SchemaDocuments, findings: Findings): void {
  new SchemaCheck(document, documents, findings).schema(document.root, "the schema");
}

const IN_DIALECT = " (JSON Schema 2020-12)";

class SchemaCheck {
  readonly #document: SchemaDocument;
  readonly #documents: SchemaDocuments;
  readonly #findings: Findings;

  constructor(document: SchemaDocument, documents: SchemaDocuments, findings: Findings) {
    this.#document = document;
    this.#documents = documents;
    this.#findings = findings;
  }

  schema(node: YamlNode, name: string): void {
    if (node.kind === "scalar" && typeof node.value === "boolean") return;
    if (node.kind !== "map") {
      this.#notSchema(node, name);
      return;
    }
    for (const entry of node.entries.values()) this.#keyword(entry, node);
    const fallback = node.entries.get("default");
    if (!fallback) return;
    for (const issue of evaluate(node, this.#document, fallback.value, this.#documents)) {
      this.#report("MCPW4009", issue.node, `The default does not fit its schema: ${issue.message}`);
    }
  }

  #notSchema(node: YamlNode, name: string): void {
    const type = stringOf(node);
    const hint =
      type !== undefined && TYPES.includes(type)
        ? `Write \`{ type: ${type} }\`.`
        : (didYouMeanType(type) ?? "A schema is a map such as `{ type: string }`, or true or false.");
    const found = node.kind === "scalar" ? JSON.stringify(node.value) : `an ${typeOf(node)}`;
    this.#report("MCPW4001", node, `${name} is ${found}, which is no schema${IN_DIALECT}`, hint);
  }

  #keyword({ name, key, value }: Entry, schema: MapNode): void {
    const holds = keywords.get(name);
    if (holds === undefined) {
      this.#unknown(name, key, value);
      return;
    }
    switch (holds) {
      case "schema":
        if (name === "items" && value.kind === "list") {
          this.#report(
            "MCPW4001",
            key,
            `\`items\` is a list${IN_DIALECT}`,
            "Schemas of the first items are `prefixItems`; `items` is the schema of the rest.",
          );
          return;
        }
        this.schema(value, `\`${name}\``);
        return;
      case "schemas by name":
        if (value.kind !== "map") {
          this.#wrong(name, value, "a map of schemas");
          return;
        }
        for (const entry of value.entries.values()) this.schema(entry.value, `\`${entry.name}\``);
        return;
      case "list of schemas":
        if (value.kind !== "list" || value.items.length === 0) {
          this.#wrong(name, value, "a list of schemas with at least one entry");
          return;
        }
        for (const item of value.items) this.schema(item, `an entry of \`${name}\``);
        return;
      case "reference":
        if (value.kind !== "scalar" || typeof value.value !== "string") {
          this.#wrong(name, value, "a reference such as `#/schemas/Name`");
          return;
        }
        this.#documents.resolve(value, this.#document);
        return;
      case "type":
        this.#type(value);
        return;
      case "pattern":
        this.#pattern(value);
        return;
      case "string":
        if (stringOf(value) === undefined) {
          this.#wrong(name, value, "a string");
          return;
        }
        if (name === "$schema") this.#dialect(value as ScalarNode);
        return;
      default:
        this.#plain(name, holds, value, schema);
    }
  }

  #plain(name: string, holds: Holds, value: YamlNode, schema: MapNode): void {
    const plain = value.kind === "scalar" ? value.value : undefined;
    switch (holds) {
      case "boolean":
        if (typeof plain !== "boolean") this.#wrong(name, value, "true or false");
        return;
      case "number":
        if (typeof plain !== "number")
          this.#wrong(
            name,
            value,
            "a number",
            typeof plain === "boolean" ? `Write the bound itself: \`${name}: 10\`.` : undefined,
          );
        return;
      case "positive number":
        if (typeof plain !== "number" || plain <= 0) this.#wrong(name, value, "a number above 0");
        return;
      case "count":
        if (typeof plain !== "number" || !Number.isInteger(plain) || plain < 0)
          this.#wrong(name, value, "an integer from 0");
        return;
      case "list":
        if (value.kind !== "list")
          this.#wrong(name, value, "a list", plain === undefined ? undefined : `Write \`${name}: [${plain}]\`.`);
        else if (name === "enum") this.#enum(value.items, value);
        return;
      case "list of names":
        this.#names(name, value, schema);
        return;
      case "lists of names by name":
        if (value.kind !== "map") {
          this.#wrong(name, value, "a map of lists of names");
          return;
        }
        for (const entry of value.entries.values()) this.#names(entry.name, entry.value, undefined);
        return;
    }
  }

  #names(name: string, value: YamlNode, schema: MapNode | undefined): void {
    if (value.kind !== "list") {
      const hint =
        typeOf(value) === "boolean"
          ? "`required` is a list in the object that holds the field; in the short form write `name?` for an optional one."
          : undefined;
      this.#wrong(name, value, "a list of names", hint);
      return;
    }
    const seen = new Set<string>();
    const properties = schema?.entries.get("properties")?.value;
    const closed = schema?.entries.get("additionalProperties")?.value;
    for (const item of value.items) {
      const word = stringOf(item);
      if (word === undefined) this.#wrong(`an entry of \`${name}\``, item, "a string", "Quote it.");
      else if (seen.has(word))
        this.#report("MCPW2011", item, `${JSON.stringify(word)} stands in \`${name}\` twice`, "Remove one of the two.");
      else if (
        properties?.kind === "map" &&
        closed?.kind === "scalar" &&
        closed.value === false &&
        !properties.entries.has(word) &&
        !schema?.entries.has("patternProperties")
      ) {
        this.#report(
          "MCPW4001",
          item,
          `\`required\` names ${JSON.stringify(word)}, which \`additionalProperties: false\` forbids`,
          didYouMean(word, properties.entries.keys()) ?? "Add it to `properties`.",
        );
      }
      if (word !== undefined) seen.add(word);
    }
  }

  #enum(items: readonly YamlNode[], node: YamlNode): void {
    if (items.length === 0) this.#report("MCPW4001", node, "`enum` is empty, so that nothing fits", "List the values.");
  }

  #type(value: YamlNode): void {
    const names = value.kind === "list" ? value.items : [value];
    if (names.length === 0) this.#wrong("type", value, "a type or a list of types");
    const seen = new Set<string>();
    for (const item of names) {
      const name = stringOf(item);
      if (name !== undefined && TYPES.includes(name)) {
        if (seen.has(name))
          this.#report("MCPW2011", item, `${JSON.stringify(name)} stands in \`type\` twice`, "Remove one of the two.");
        seen.add(name);
        continue;
      }
      const found = item.kind === "scalar" ? JSON.stringify(item.value) : `an ${typeOf(item)}`;
      const hint =
        item.kind === "scalar" && item.value === null
          ? 'Quote it: "null".'
          : (didYouMeanType(name) ?? `Types are ${TYPES.join(", ")}.`);
      this.#report("MCPW4001", item, `${found} is no type${IN_DIALECT}`, hint);
    }
  }

  #pattern(value: YamlNode): void {
    const source = stringOf(value);
    if (source === undefined) {
      this.#wrong("pattern", value, "a regular expression");
      return;
    }
    try {
      new RegExp(source, "u");
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/^.*\/u?: /, "") : String(error);
      this.#report(
        "MCPW4014",
        value,
        `${JSON.stringify(source)} is no regular expression: ${reason}`,
        "Patterns are those of ECMAScript with the flag `u`; put them in single quotes, which keep backslashes.",
      );
    }
  }

  #dialect(value: ScalarNode): void {
    const dialect = String(value.value);
    if (dialect.replace(/#$/, "") === DIALECT) return;
    const known = /json-schema\.org\/(?:draft\/)?(draft-0[3-7]|2019-09)/.exec(dialect)?.[1];
    this.#report(
      "MCPW4003",
      value,
      `The dialect ${known ?? JSON.stringify(dialect)} is not supported, only JSON Schema 2020-12`,
      `Write the schema in 2020-12 and remove \`$schema\`, or set it to ${DIALECT}.`,
    );
  }

  #unknown(name: string, key: ScalarNode, value: YamlNode): void {
    if (name.startsWith("x-")) return;
    const foreign = FOREIGN_KEYWORDS.get(name);
    const hint = foreign ?? didYouMean(name, keywords.keys()) ?? "Keywords of your own start with `x-`.";
    this.#report("MCPW4002", key, `JSON Schema 2020-12 has no keyword ${JSON.stringify(name)}`, hint);
    // A schema below a misspelled keyword is left alone: what it was meant to be is not known.
    if (name === "definitions" && value.kind === "map")
      for (const entry of value.entries.values()) this.schema(entry.value, `\`${entry.name}\``);
  }

  #wrong(name: string, node: YamlNode, expected: string, hint?: string): void {
    const found =
      node.kind === "scalar"
        ? JSON.stringify(node.value)
        : node.kind === "list" && itemsOf(node).length === 0
          ? "an empty list"
          : `an ${typeOf(node)}`;
    const subject = name.includes("`") ? name : `\`${name}\``;
    this.#report("MCPW4001", node, `${subject} is ${found}, expected ${expected}${IN_DIALECT}`, hint);
  }

  #report(code: DiagnosticCode, node: YamlNode, message: string, hint?: string): void {
    this.#findings.add(code, locationOf(node), message, hint);
  }
}

const OTHER_TYPES: ReadonlyMap<string, string> = new Map([
  ["int", "integer"],
  ["float", "number"],
  ["double", "number"],
  ["bool", "boolean"],
  ["str", "string"],
  ["text", "string"],
  ["list", "array"],
  ["map", "object"],
  ["dict", "object"],
  ["date", "string` with `format: date"],
]);

function didYouMeanType(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (name === "any") return "For any value leave `type` out.";
  const other = OTHER_TYPES.get(name);
  return other === undefined ? didYouMean(name, TYPES) : `Did you mean \`${other}\`?`;
}
