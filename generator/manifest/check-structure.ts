import { closest } from "../diagnostics/closest.ts";
import type { Findings } from "../diagnostics/findings.ts";
import { itemsOf, locationOf, type MapNode, type ScalarNode, typeOf, type YamlNode } from "./node.ts";
import { parseDuration, parseSize } from "./quantities.ts";
import { resolved, type StructureSchema, structureSchema } from "./structure-schema.ts";

/** Checks keys, types and values of a manifest against `manifest.schema.json`; user schemas are none of its business. */
export function checkStructure(root: YamlNode, findings: Findings): void {
  new StructureCheck(findings).check(root, structureSchema(), "the manifest");
}

class StructureCheck {
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  check(node: YamlNode, written: StructureSchema, name: string): void {
    const schema = resolved(written);
    if (schema.anyOf) {
      this.#anyOf(node, schema.anyOf, name);
      return;
    }
    if (schema.type !== undefined && !hasType(node, schema.type)) {
      this.#wrongType(node, [schema], name);
      return;
    }
    const allowed = schema.enum ?? ("const" in schema ? [schema.const] : undefined);
    if (allowed && !(node.kind === "scalar" && allowed.includes(node.value))) {
      this.#notAllowed(node, allowed, name);
      return;
    }
    switch (node.kind) {
      case "map":
        this.#map(node, schema, name);
        return;
      case "list":
        this.#list(node, schema, name);
        return;
      case "scalar":
        this.#scalar(node, schema, name);
        return;
    }
  }

  /** A value with several types is checked as the one it looks like, so that messages say what is wrong with that. */
  #anyOf(node: YamlNode, branches: readonly StructureSchema[], name: string): void {
    const flat = branches.flatMap((branch) => resolved(branch).anyOf ?? [resolved(branch)]);
    const alike = flat.filter((branch) => looksLike(node, branch));
    const fitting = alike.find(
      (branch) => branch.pattern === undefined || new RegExp(branch.pattern, "u").test(textOf(node)),
    );
    const chosen = fitting ?? alike[0];
    if (chosen) {
      this.check(node, chosen, name);
      return;
    }
    const values = flat.flatMap((branch) => branch.enum ?? ("const" in branch ? [branch.const] : []));
    if (values.length > 0 && node.kind === "scalar" && typeof node.value === "string")
      this.#notAllowed(node, values, name);
    else this.#wrongType(node, flat, name);
  }

  #map(node: MapNode, schema: StructureSchema, name: string): void {
    for (const entry of node.entries.values()) {
      const known = Object.hasOwn(schema.properties ?? {}, entry.name)
        ? schema.properties?.[entry.name]
        : schema.additionalProperties;
      if (known) this.check(entry.value, known, entry.name);
      else if (known === false) this.#unknownKey(entry.key, schema, name);
    }
    for (const key of schema.required ?? []) {
      if (node.entries.has(key)) continue;
      const at = node.source.at(node.start, Math.min(node.end, node.start + 1));
      this.#findings.add(
        "MCPW2003",
        at,
        `\`${key}\` is missing in ${quoted(name)}`,
        `${resolved(schema.properties?.[key] ?? {}).description ?? ""}`.trim() || undefined,
      );
    }
    const count = node.entries.size;
    if (count < (schema.minProperties ?? 0) || count > (schema.maxProperties ?? Number.POSITIVE_INFINITY)) {
      const keys = Object.keys(schema.properties ?? {}).map((key) => `\`${key}\``);
      this.#findings.add(
        "MCPW2005",
        locationOf(node),
        `Exactly one of ${keys.join(" and ")} is expected, found ${count}`,
        "Write one entry for each.",
      );
    }
  }

  #unknownKey(key: ScalarNode, schema: StructureSchema, name: string): void {
    const names = Object.keys(schema.properties ?? {});
    const meant = closest(String(key.value), names);
    const all = names.length === 0 ? undefined : `Known keys: ${names.join(", ")}.`;
    const hint = meant === undefined ? all : `Did you mean "${meant}"?`;
    this.#findings.add(
      "MCPW2001",
      locationOf(key),
      `Unknown key ${JSON.stringify(key.value)} in ${quoted(name)}`,
      hint,
    );
  }

  #list(node: YamlNode, schema: StructureSchema, name: string): void {
    const items = itemsOf(node);
    if (schema.items) for (const item of items) this.check(item, schema.items, name);
    if (items.length < (schema.minItems ?? 0)) {
      this.#findings.add(
        "MCPW2005",
        locationOf(node),
        `${quoted(name)} has ${items.length} entries, at least ${schema.minItems} are expected`,
        "Remove the key, or add one.",
      );
    }
    if (!schema.uniqueItems) return;
    const seen = new Set<unknown>();
    for (const item of items) {
      if (item.kind !== "scalar") continue;
      if (seen.has(item.value))
        this.#findings.add(
          "MCPW2011",
          locationOf(item),
          `${JSON.stringify(item.value)} stands in ${quoted(name)} twice`,
          "Remove one of the two.",
        );
      seen.add(item.value);
    }
  }

  #scalar(node: ScalarNode, schema: StructureSchema, name: string): void {
    const { value } = node;
    const location = locationOf(node);
    if (typeof value === "number") {
      if (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)) {
        const range =
          schema.maximum === undefined
            ? `at least ${schema.minimum}`
            : `between ${schema.minimum} and ${schema.maximum}`;
        this.#findings.add("MCPW2005", location, `${quoted(name)} is ${value}, expected a number ${range}`);
      }
      return;
    }
    if (typeof value !== "string") return;
    if (value.length < (schema.minLength ?? 0)) {
      this.#findings.add("MCPW2005", location, `${quoted(name)} is empty`, "Write a text, or remove the key.");
    } else if (schema.format === "duration") {
      if (parseDuration(value) === undefined) {
        this.#findings.add(
          "MCPW2007",
          location,
          `${JSON.stringify(value)} is no duration`,
          "Write a number and a unit, such as `500ms`, `10s`, `5m` or `1h`.",
        );
      }
    } else if (schema.format === "size") {
      if (parseSize(value) === undefined) {
        this.#findings.add(
          "MCPW2008",
          location,
          `${JSON.stringify(value)} is no size`,
          "Write a number and a unit, such as `512B`, `64KiB` or `4MiB`.",
        );
      }
    } else if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value)) {
      this.#findings.add(
        "MCPW2006",
        location,
        `${JSON.stringify(value)} is no valid ${quoted(name)}`,
        schema.description ?? `Expected is ${schema.pattern}.`,
      );
    }
  }

  #notAllowed(node: YamlNode, allowed: readonly unknown[], name: string): void {
    const names = allowed.map(String);
    const word = node.kind === "scalar" ? String(node.value) : "";
    const meant = closest(word, names);
    const found = node.kind === "scalar" ? JSON.stringify(node.value) : `a ${typeOf(node)}`;
    const hint =
      meant === undefined || meant === word
        ? `Write ${listed(names)}.`
        : `Did you mean "${meant}"? Allowed: ${listed(names)}.`;
    this.#findings.add("MCPW2004", locationOf(node), `${quoted(name)} is ${found}, which is none of its values`, hint);
  }

  #wrongType(node: YamlNode, schemas: readonly StructureSchema[], name: string): void {
    const types = [
      ...new Set(
        schemas
          .filter((schema) => !isEnvironment(schema))
          .flatMap(
            (schema) => schema.type ?? schema.enum?.map(String) ?? ("const" in schema ? [String(schema.const)] : []),
          ),
      ),
    ];
    const found = typeOf(node) === "null" ? "nothing" : withArticle(typeOf(node));
    const message = `${quoted(name)} is ${found}, expected ${listed(types.map(withArticle))}`;
    this.#findings.add("MCPW2002", locationOf(node), message, typeHint(node, types, schemas));
  }
}

function typeHint(node: YamlNode, types: readonly string[], schemas: readonly StructureSchema[]): string | undefined {
  const written = node.source.text.slice(node.start, node.end).split("\n", 1)[0]!.trim();
  const plain = node.kind === "scalar" ? node.value : undefined;
  if (schemas.some(({ format }) => format === "duration") && typeof plain === "number")
    return `Give it a unit: \`${written}s\` or \`${written}ms\`.`;
  if (schemas.some(({ format }) => format === "size") && typeof plain === "number")
    return `Give it a unit: \`${written}B\` or \`${written}MiB\`.`;
  if (types.includes("string") && (typeof plain === "number" || typeof plain === "boolean"))
    return `Quote it: "${written}".`;
  if (types.includes("boolean") && typeof plain === "string") {
    if (/^(yes|on|y)$/i.test(plain)) return "YAML 1.2 has only `true` and `false`: write `true`.";
    if (/^(no|off|n)$/i.test(plain)) return "YAML 1.2 has only `true` and `false`: write `false`.";
  }
  if (
    (types.includes("integer") || types.includes("number")) &&
    typeof plain === "string" &&
    plain.trim() !== "" &&
    Number.isFinite(Number(plain))
  ) {
    return `Write it without quotes: ${plain}.`;
  }
  if (types.includes("array") && plain !== undefined && plain !== null) return `Write a list: [${written}].`;
  if (plain === null)
    return types.includes("object")
      ? "Write `{}` for an empty one, or remove the key."
      : "Write a value, or remove the key.";
  return undefined;
}

function hasType(node: YamlNode, type: NonNullable<StructureSchema["type"]>): boolean {
  if (type === "integer") return node.kind === "scalar" && Number.isInteger(node.value);
  return typeOf(node) === type;
}

function looksLike(node: YamlNode, schema: StructureSchema): boolean {
  if ("const" in schema) return node.kind === "scalar" && node.value === schema.const;
  if (schema.enum) return node.kind === "scalar" && schema.enum.includes(node.value);
  if (schema.type === "integer") return typeOf(node) === "number";
  // `${ENV}` is the one string that stands for a value of another type.
  if (isEnvironment(schema)) return textOf(node).includes("${");
  return schema.type === undefined || hasType(node, schema.type);
}

/** The definition of `${ENV}`, which no message offers: someone who wants it knows it. */
function isEnvironment(schema: StructureSchema): boolean {
  return schema.type === "string" && schema === structureSchema().$defs?.["environment"];
}

function textOf(node: YamlNode): string {
  return node.kind === "scalar" && typeof node.value === "string" ? node.value : "";
}

function quoted(name: string): string {
  return name === "the manifest" ? name : `\`${name}\``;
}

function withArticle(type: string): string {
  return type === "null"
    ? "nothing"
    : /^[aeio]/.test(type) && /^(array|object|integer)$/.test(type)
      ? `an ${type}`
      : /^(string|number|boolean)$/.test(type)
        ? `a ${type}`
        : type;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
