import { entriesOf, itemsOf, type MapNode, stringOf, typeOf, valueAt, type YamlNode } from "../node.ts";
import { formatProblem } from "./formats.ts";
import { numberIssue, sameValue, sizeIssue } from "./limits.ts";
import type { SchemaDocument, SchemaDocuments } from "./schema-documents.ts";

/** What does not fit, at the value that does not. */
export interface ExampleIssue {
  readonly node: YamlNode;
  readonly message: string;
}

/** Says where a value of the manifest does not fit a schema of the manifest; both with their places. */
export function evaluate(
  schema: YamlNode,
  document: SchemaDocument,
  value: YamlNode,
  documents: SchemaDocuments,
): readonly ExampleIssue[] {
  return new Evaluation(documents).run(schema, document, value).issues;
}

/** What one schema said of one value, and which parts of the value it looked at. */
interface Outcome {
  readonly issues: ExampleIssue[];
  readonly properties: Set<string>;
  readonly items: Set<number>;
}

/** A schema that refers to itself without going deeper into the value, or explodes in branches, ends here. */
const MOST_STEPS = 20_000;
const DEEPEST = 200;

class Evaluation {
  readonly #documents: SchemaDocuments;
  #steps = 0;
  #depth = 0;

  constructor(documents: SchemaDocuments) {
    this.#documents = documents;
  }

  run(schema: YamlNode, document: SchemaDocument, value: YamlNode): Outcome {
    const outcome: Outcome = { issues: [], properties: new Set(), items: new Set() };
    this.#steps += 1;
    if (this.#steps > MOST_STEPS || this.#depth > DEEPEST) return outcome;
    if (schema.kind !== "map") {
      if (schema.kind === "scalar" && schema.value === false)
        outcome.issues.push({ node: value, message: "nothing is allowed here" });
      return outcome;
    }
    this.#depth += 1;
    this.#references(schema, document, value, outcome);
    this.#value(schema, value, outcome);
    this.#branches(schema, document, value, outcome);
    if (value.kind === "map") this.#object(schema, document, value, outcome);
    if (value.kind === "list") this.#array(schema, document, value, outcome);
    this.#depth -= 1;
    return outcome;
  }

  #references(schema: MapNode, document: SchemaDocument, value: YamlNode, outcome: Outcome): void {
    for (const keyword of ["$ref", "$dynamicRef"]) {
      const reference = valueAt(schema, keyword);
      if (reference?.kind !== "scalar" || typeof reference.value !== "string") continue;
      const target = this.#documents.resolve(reference, document);
      if (target) merge(outcome, this.run(target.node, target.document, value));
    }
  }

  #value(schema: MapNode, value: YamlNode, outcome: Outcome): void {
    const fail = (message: string): void => {
      outcome.issues.push({ node: value, message });
    };
    const type = valueAt(schema, "type");
    const types = type === undefined ? [] : (type.kind === "list" ? type.items : [type]).map(stringOf);
    if (types.length > 0 && !types.some((name) => name !== undefined && isOfType(value, name))) {
      fail(`expected ${types.join(" or ")}, found ${shown(value)}`);
      return;
    }
    const values = valueAt(schema, "enum");
    if (values?.kind === "list" && !values.items.some((item) => sameValue(item, value))) {
      fail(`${shown(value)} is none of ${values.items.slice(0, 10).map(shown).join(", ")}`);
    }
    const constant = valueAt(schema, "const");
    if (constant && !sameValue(constant, value)) fail(`expected ${shown(constant)}, found ${shown(value)}`);
    if (value.kind === "scalar" && typeof value.value === "number") {
      const problem = numberIssue(schema, value.value);
      if (problem !== undefined) fail(problem);
    } else if (value.kind === "scalar" && typeof value.value === "string") {
      this.#string(schema, value.value, fail);
    }
    const size = sizeIssue(schema, value);
    if (size !== undefined) fail(size);
  }

  #string(schema: MapNode, text: string, fail: (message: string) => void): void {
    const pattern = patternOf(stringOf(valueAt(schema, "pattern")));
    if (pattern && !pattern.test(text)) fail(`${JSON.stringify(text)} does not match ${pattern.source}`);
    const format = stringOf(valueAt(schema, "format"));
    const problem = format === undefined ? undefined : formatProblem(format, text);
    if (problem !== undefined) fail(problem);
  }

  #branches(schema: MapNode, document: SchemaDocument, value: YamlNode, outcome: Outcome): void {
    for (const branch of itemsOf(valueAt(schema, "allOf"))) merge(outcome, this.run(branch, document, value));
    for (const keyword of ["anyOf", "oneOf"] as const) {
      const branches = itemsOf(valueAt(schema, keyword));
      if (branches.length === 0) continue;
      const outcomes = branches.map((branch) => this.run(branch, document, value));
      const fitting = outcomes.filter(({ issues }) => issues.length === 0);
      for (const fit of fitting) merge(outcome, fit);
      if (fitting.length === 0)
        outcome.issues.push({
          node: value,
          message: `${shown(value)} fits no branch of \`${keyword}\`: ${outcomes[0]?.issues[0]?.message}`,
        });
      else if (keyword === "oneOf" && fitting.length > 1)
        outcome.issues.push({
          node: value,
          message: `${shown(value)} fits ${fitting.length} branches of \`oneOf\`, expected one`,
        });
    }
    const not = valueAt(schema, "not");
    if (not && this.run(not, document, value).issues.length === 0)
      outcome.issues.push({ node: value, message: `${shown(value)} fits what \`not\` excludes` });
    const condition = valueAt(schema, "if");
    if (!condition) return;
    const tested = this.run(condition, document, value);
    const next = valueAt(schema, tested.issues.length === 0 ? "then" : "else");
    if (tested.issues.length === 0) merge(outcome, tested);
    if (next) merge(outcome, this.run(next, document, value));
  }

  #object(schema: MapNode, document: SchemaDocument, value: MapNode, outcome: Outcome): void {
    const properties = valueAt(schema, "properties");
    const patterns = entriesOf(valueAt(schema, "patternProperties")).map(({ name, value: inner }) => ({
      pattern: patternOf(name),
      inner,
    }));
    const names = valueAt(schema, "propertyNames");
    const rest = valueAt(schema, "additionalProperties");
    for (const { name, key, value: property } of value.entries.values()) {
      const declared = valueAt(properties, name);
      const matching = patterns.filter(({ pattern }) => pattern?.test(name)).map(({ inner }) => inner);
      const schemas = [...(declared ? [declared] : []), ...matching];
      if (schemas.length === 0 && rest) {
        if (rest.kind === "scalar" && rest.value === false)
          outcome.issues.push({ node: key, message: `there is no property ${JSON.stringify(name)}` });
        else schemas.push(rest);
      }
      for (const inner of schemas) outcome.issues.push(...this.run(inner, document, property).issues);
      if (schemas.length > 0) outcome.properties.add(name);
      if (names) outcome.issues.push(...this.run(names, document, key).issues);
    }
    for (const name of itemsOf(valueAt(schema, "required"))) this.#required(stringOf(name), value, outcome);
    for (const { name, value: needed } of entriesOf(valueAt(schema, "dependentRequired"))) {
      if (value.entries.has(name)) for (const item of itemsOf(needed)) this.#required(stringOf(item), value, outcome);
    }
    for (const { name, value: inner } of entriesOf(valueAt(schema, "dependentSchemas"))) {
      if (value.entries.has(name)) merge(outcome, this.run(inner, document, value));
    }
    const unevaluated = valueAt(schema, "unevaluatedProperties");
    if (!unevaluated) return;
    for (const { name, key, value: property } of value.entries.values()) {
      if (outcome.properties.has(name)) continue;
      if (unevaluated.kind === "scalar" && unevaluated.value === false)
        outcome.issues.push({ node: key, message: `there is no property ${JSON.stringify(name)}` });
      else outcome.issues.push(...this.run(unevaluated, document, property).issues);
      outcome.properties.add(name);
    }
  }

  #required(name: string | undefined, value: MapNode, outcome: Outcome): void {
    if (name !== undefined && !value.entries.has(name))
      outcome.issues.push({ node: value, message: `the property ${JSON.stringify(name)} is missing` });
  }

  #array(schema: MapNode, document: SchemaDocument, value: YamlNode, outcome: Outcome): void {
    const first = itemsOf(valueAt(schema, "prefixItems"));
    const rest = valueAt(schema, "items");
    const contains = valueAt(schema, "contains");
    let contained = 0;
    for (const [index, item] of itemsOf(value).entries()) {
      const inner = first[index] ?? rest;
      if (inner) {
        outcome.issues.push(...this.run(inner, document, item).issues);
        outcome.items.add(index);
      }
      if (contains && this.run(contains, document, item).issues.length === 0) {
        contained += 1;
        outcome.items.add(index);
      }
    }
    if (contains) this.#contained(schema, contained, value, outcome);
    const unevaluated = valueAt(schema, "unevaluatedItems");
    if (!unevaluated) return;
    for (const [index, item] of itemsOf(value).entries()) {
      if (!outcome.items.has(index)) outcome.issues.push(...this.run(unevaluated, document, item).issues);
      outcome.items.add(index);
    }
  }

  #contained(schema: MapNode, contained: number, value: YamlNode, outcome: Outcome): void {
    const bound = (name: string, fallback: number): number => {
      const node = valueAt(schema, name);
      return node?.kind === "scalar" && typeof node.value === "number" ? node.value : fallback;
    };
    if (contained < bound("minContains", 1) || contained > bound("maxContains", Number.POSITIVE_INFINITY)) {
      outcome.issues.push({ node: value, message: `${contained} items fit \`contains\`` });
    }
  }
}

function merge(into: Outcome, from: Outcome): void {
  into.issues.push(...from.issues);
  for (const name of from.properties) into.properties.add(name);
  for (const index of from.items) into.items.add(index);
}

function isOfType(value: YamlNode, type: string): boolean {
  if (type === "integer") return value.kind === "scalar" && Number.isInteger(value.value);
  return typeOf(value) === type;
}

function patternOf(source: string | undefined): RegExp | undefined {
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, "u");
  } catch {
    return undefined;
  }
}

function shown(node: YamlNode): string {
  if (node.kind !== "scalar") return node.kind === "list" ? "an array" : "an object";
  const text = JSON.stringify(node.value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
