import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadText } from "./load.ts";

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schema = JSON.parse(readFileSync("schema/manifest.schema.json", "utf8")) as Schema;
const page = readFileSync("docs/manifest.md", "utf8");

interface Row {
  readonly key: string;
  readonly default: string;
  readonly meaning: string;
}

function resolve(part: Schema): Schema {
  return part.$ref === undefined ? part : schema.$defs![part.$ref.replace("#/$defs/", "")]!;
}

/** A row for each key below a schema. */
function* rowsOf(written: Schema, path: string): Generator<Row> {
  const part = resolve(written);
  for (const [name, property] of Object.entries(part.properties ?? {})) {
    const key = path === "" ? name : `${path}.${name}`;
    const value = property.default ?? resolve(property).default;
    const shown = value === undefined ? "" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
    yield {
      key,
      default: part.required?.includes(name) ? "required" : shown,
      meaning: (property.description ?? resolve(property).description)!,
    };
    yield* rowsOf(property, key);
  }
  if (part.additionalProperties) yield* rowsOf(part.additionalProperties, `${path}.*`);
  if (part.items) yield* rowsOf(part.items, `${path}[]`);
  for (const branch of part.anyOf ?? []) yield* rowsOf(branch, path);
}

const table: readonly Row[] = page
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()))
  .map(([key, , value, ...meaning]) => ({
    key: key!.replaceAll("`", ""),
    default: value!,
    meaning: meaning.join(" | "),
  }));

describe("docs/manifest.md", () => {
  it("has one table of all keys, the same as manifest.schema.json", () => {
    const rows = [...rowsOf(schema, "")];
    expect(rows.length).toBeGreaterThan(80);
    expect(table).toEqual(rows);
  });

  it("describes every key and every definition of the schema", () => {
    for (const { key, meaning } of rowsOf(schema, "")) expect(meaning, key).toMatch(/[.]$/);
    for (const [name, { description }] of Object.entries(schema.$defs!)) expect(description, name).toBeTruthy();
  });

  const snippets = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, snippet]) => snippet!);

  it.each(snippets)("has only valid snippets: %#", (snippet) => {
    const whole = snippet.includes("mcpwright:")
      ? snippet
      : `mcpwright: 1\nserver: { name: x, version: "1" }\n${snippet}`;
    const { codes, messages } = loadText(whole);
    expect(codes, messages.join("\n")).toEqual([]);
  });
});

describe("manifest.schema.json", () => {
  it("ships with the package as it is", () => {
    expect(readFileSync("generator/manifest.schema.json", "utf8")).toBe(
      readFileSync("schema/manifest.schema.json", "utf8"),
    );
  });
});
