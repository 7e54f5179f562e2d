import type { Derivation } from "./derivation.ts";
import { deriveComponent, pick } from "./derive-component.ts";
import { deriveQuestions } from "./derive-questions.ts";
import { type DerivedSchema, deriveSchema, propertiesOf } from "./derive-schema.ts";
import { deriveText } from "./derive-text.ts";
import { withToolUi } from "./derive-ui.ts";
import { evaluate } from "./json-schema/evaluate.ts";
import { deriveMirrored } from "./mirrored.ts";
import type { ErrorModel, ExampleModel, SchemaModel, ToolModel } from "./model.ts";
import {
  booleanOf,
  type Entry,
  entriesOf,
  itemsOf,
  locationOf,
  stringOf,
  toJson,
  valueAt,
  type YamlNode,
} from "./node.ts";
import { checkInput } from "./tool-schemas.ts";

const LISTED: ReadonlySet<string> = new Set(["title", "description", "annotations", "icons", "_meta"]);

export function deriveTool(entry: Entry, derivation: Derivation): ToolModel {
  const { value } = entry;
  const output = schemaOf(value, "output", derivation);
  const once = booleanOf(valueAt(value, "once"));
  const support = stringOf(valueAt(value, "task"));
  const task = support === "optional" || support === "required" ? support : undefined;
  const coerce = stringOf(valueAt(value, "coerce")) === "json";
  const input = schemaOf(value, "input", derivation);
  if (input) checkInput(input, derivation);
  const examples = itemsOf(valueAt(value, "examples"));
  for (const example of examples) {
    checkExample("input", valueAt(example, "input"), input, derivation);
    checkExample("output", valueAt(example, "output"), output, derivation);
  }
  return {
    ...deriveComponent(entry, derivation),
    listed: withToolUi(pick(value, LISTED), value),
    input: input?.model ?? noFields(entry),
    ...(output ? { output: output.model } : {}),
    errors: entriesOf(valueAt(value, "errors")).map((declared) => deriveError(declared, derivation)),
    elicit: deriveQuestions(value, derivation, task !== undefined),
    ...(once === undefined ? {} : { once }),
    ...(task === undefined ? {} : { task }),
    ...(coerce ? { coerce: "json" as const } : {}),
    mirrored: input ? deriveMirrored(input, derivation) : [],
    examples: examples.map(exampleModel),
  };
}

/** The schema of `input` or `output`, from either of the two keys. */
function schemaOf(tool: YamlNode, key: "input" | "output", derivation: Derivation): DerivedSchema | undefined {
  const raw = `${key}Schema`;
  const whole = deriveSchema(valueAt(tool, raw), "raw", { key: raw }, derivation);
  const short = deriveSchema(valueAt(tool, key), "short", { key, raw }, derivation);
  return whole ?? short;
}

/** The schema of an object that has no fields. */
export function noFields(entry: Entry): SchemaModel {
  return {
    listed: { type: "object", properties: {}, additionalProperties: false },
    short: true,
    uses: [],
    location: locationOf(entry.key),
  };
}

function deriveError({ name, value }: Entry, derivation: Derivation): ErrorModel {
  if (value.kind === "scalar") return { name, ...deriveText(value, undefined, derivation) };
  const data = deriveSchema(valueAt(value, "data"), "short", { key: "data" }, derivation);
  const known = data && new Set(propertiesOf(data).keys());
  return { name, ...deriveText(valueAt(value, "message"), known, derivation), ...(data ? { data: data.model } : {}) };
}

function checkExample(
  key: string,
  value: YamlNode | undefined,
  schema: DerivedSchema | undefined,
  derivation: Derivation,
): void {
  if (!value) return;
  if (!schema) {
    if (key === "output") {
      derivation.findings.add(
        "MCPW4008",
        locationOf(value),
        "The example has an output, but the tool declares none",
        "Declare `output`, or remove it from the example.",
      );
    } else if (entriesOf(value).length > 0) {
      derivation.findings.add(
        "MCPW4008",
        locationOf(value),
        "The example has arguments, but the tool takes none",
        "Declare `input`, or write `input: {}`.",
      );
    }
    return;
  }
  for (const issue of evaluate(schema.document.root, schema.document, value, derivation.documents)) {
    derivation.findings.add(
      "MCPW4008",
      locationOf(issue.node),
      `The example does not fit the ${key}: ${issue.message}`,
      "Change the example or the schema.",
    );
  }
}

function exampleModel(node: YamlNode): ExampleModel {
  const input = valueAt(node, "input");
  const output = valueAt(node, "output");
  return {
    ...(input ? { input: toJson(input) } : {}),
    ...(output ? { output: toJson(output) } : {}),
    location: locationOf(node),
  };
}
