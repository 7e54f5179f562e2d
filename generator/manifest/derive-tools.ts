import type { Derivation } from "./derivation.ts";
import { deriveComponent, pick } from "./derive-component.ts";
import { deriveSchema } from "./derive-schema.ts";
import { deriveText } from "./derive-text.ts";
import { deriveMirrored } from "./mirrored.ts";
import type { ErrorModel, ExampleModel, QuestionModel, SchemaModel, ToolModel } from "./model.ts";
import { type Entry, entriesOf, itemsOf, locationOf, stringOf, toJson, valueAt, type YamlNode } from "./node.ts";

const LISTED: ReadonlySet<string> = new Set(["title", "description", "annotations", "icons", "_meta"]);

export function deriveTool(entry: Entry, derivation: Derivation): ToolModel {
  const { value } = entry;
  const output = schemaOf(value, "output", "outputSchema", derivation);
  const coerce = stringOf(valueAt(value, "coerce")) === "json";
  const input = schemaOf(value, "input", "inputSchema", derivation) ?? {
    listed: { type: "object", properties: {}, additionalProperties: false },
    short: true,
    uses: [],
    location: locationOf(entry.key),
  };
  return {
    ...deriveComponent(entry, derivation),
    listed: pick(value, LISTED),
    input,
    ...(output ? { output } : {}),
    errors: entriesOf(valueAt(value, "errors")).map((declared) => deriveError(declared, derivation)),
    elicit: entriesOf(valueAt(value, "elicit")).map((declared) => deriveQuestion(declared, derivation)),
    ...(coerce ? { coerce: "json" as const } : {}),
    mirrored: deriveMirrored(input, valueAt(value, "inputSchema") ?? valueAt(value, "input"), derivation),
    examples: itemsOf(valueAt(value, "examples")).map(deriveExample),
  };
}

function schemaOf(tool: YamlNode, short: string, raw: string, derivation: Derivation): SchemaModel | undefined {
  const whole = valueAt(tool, raw);
  if (whole) return deriveSchema(whole, "raw", { key: raw }, derivation);
  const fields = valueAt(tool, short);
  return fields && deriveSchema(fields, "short", { key: short, raw }, derivation);
}

function deriveError({ name, value }: Entry, derivation: Derivation): ErrorModel {
  if (value.kind === "scalar") return { name, ...deriveText(value, undefined, derivation) };
  const fields = valueAt(value, "data");
  const data = fields && deriveSchema(fields, "short", { key: "data" }, derivation);
  return {
    name,
    ...deriveText(valueAt(value, "message"), data && propertiesOf(data), derivation),
    ...(data ? { data } : {}),
  };
}

function deriveQuestion({ name, value }: Entry, derivation: Derivation): QuestionModel {
  const fields = valueAt(value, "schema");
  const schema = fields && deriveSchema(fields, "short", { key: "schema" }, derivation);
  const address = valueAt(value, "url");
  const url = stringOf(address);
  const text = deriveText(valueAt(value, "message"), undefined, derivation);
  const places = new Set([...text.places, ...deriveText(address, undefined, derivation).places]);
  return {
    name,
    message: text.message,
    places: [...places],
    ...(schema ? { schema } : {}),
    ...(url === undefined ? {} : { url }),
  };
}

function deriveExample(node: YamlNode): ExampleModel {
  const input = valueAt(node, "input");
  const output = valueAt(node, "output");
  return {
    ...(input ? { input: toJson(input) } : {}),
    ...(output ? { output: toJson(output) } : {}),
    location: locationOf(node),
  };
}

function propertiesOf(schema: SchemaModel): ReadonlySet<string> {
  const properties = schema.listed["properties"];
  return new Set(typeof properties === "object" && properties !== null ? Object.keys(properties) : []);
}
