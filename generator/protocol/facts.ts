import type { Diagnostic } from "../diagnostics.ts";
import { finding } from "./findings.ts";
import { isObject, mapSubschemas, refName, type Schema, sortKeys, walkSchema } from "./json-schema.ts";

/** The interface facts of one revision: names, types, required, const, enum; no prose. */
export interface Facts {
  readonly dialect: string;
  /** The key that holds the definitions, as the official file has it. */
  readonly container: "definitions" | "$defs";
  readonly definitions: Readonly<Record<string, Schema>>;
}

const FACTS = new Set([
  ...["$ref", "type", "properties", "required", "additionalProperties", "patternProperties", "propertyNames", "items"],
  ...["prefixItems", "contains", "anyOf", "oneOf", "allOf", "not", "const", "enum", "default", "format", "pattern"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"],
  ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
]);
const PROSE = new Set(["description", "title", "examples", "$comment", "deprecated", "markdownDescription"]);

/** Reads the facts out of an official schema; `file` names it in findings. */
export function normaliseFacts(official: unknown, file: string): { facts?: Facts; findings: readonly Diagnostic[] } {
  const container = isObject(official) && "$defs" in official ? "$defs" : "definitions";
  const definitions = isObject(official) ? official[container] : undefined;
  if (!isObject(official) || !isObject(definitions) || typeof official["$schema"] !== "string") {
    const hint = "Give the schema.json of a revision of the Model Context Protocol.";
    return { findings: [finding("notASchema", file, "expected `$schema` and `$defs` or `definitions`", hint)] };
  }
  const unknown = new Set<string>();
  const stripped = Object.entries(definitions).map(([name, schema]) => [name, stripProse(schema as Schema, unknown)]);
  const findings = [...unknown].map((keyword) =>
    finding("unknownKeyword", file, `keyword ${JSON.stringify(keyword)} is left out`, KEYWORD_HINT, "warning"),
  );
  const facts: Facts = {
    dialect: official["$schema"],
    container,
    definitions: sortKeys(Object.fromEntries(stripped)) as Record<string, Schema>,
  };
  return { facts, findings: [...findings, ...checkDefinitions(facts, file)] };
}

const KEYWORD_HINT = "If it constrains values, add it to the keywords of generator/protocol/facts.ts.";

function stripProse(schema: Schema, unknown: Set<string>): Schema {
  const kept: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (FACTS.has(keyword)) kept[keyword] = value;
    else if (!PROSE.has(keyword)) unknown.add(keyword);
  }
  return mapSubschemas(kept as Schema, (sub) => stripProse(sub, unknown));
}

/** Definition names become identifiers, and every `$ref` must name one of them. */
function checkDefinitions(facts: Facts, file: string): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const [name, schema] of Object.entries(facts.definitions)) {
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
      findings.push(
        finding("badName", file, `definition ${JSON.stringify(name)}`, "Names begin with a capital letter."),
      );
    }
    walkSchema(schema, (sub) => {
      if (sub.$ref === undefined) return;
      if (sub.$ref === `#/${facts.container}/${refName(sub.$ref)}` && refName(sub.$ref) in facts.definitions) return;
      const hint = "References point to definitions of the same file.";
      findings.push(finding("unknownDefinition", file, `${name} refers to ${JSON.stringify(sub.$ref)}`, hint));
    });
  }
  return findings;
}

/** The facts file as it is stored. */
export function renderFacts(facts: Facts): string {
  return `${JSON.stringify({ $schema: facts.dialect, [facts.container]: facts.definitions }, null, 2)}\n`;
}
