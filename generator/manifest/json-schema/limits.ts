import { itemsOf, type MapNode, valueAt, type YamlNode } from "../node.ts";

/** Which bound of a schema a number breaks. */
export function numberIssue(schema: MapNode, value: number): string | undefined {
  const bound = (name: string): number | undefined => numberAt(schema, name);
  const step = bound("multipleOf");
  if (value < (bound("minimum") ?? value)) return `${value} is less than ${bound("minimum")}`;
  if (value > (bound("maximum") ?? value)) return `${value} is more than ${bound("maximum")}`;
  if (value <= (bound("exclusiveMinimum") ?? Number.NEGATIVE_INFINITY))
    return `${value} is not above ${bound("exclusiveMinimum")}`;
  if (value >= (bound("exclusiveMaximum") ?? Number.POSITIVE_INFINITY))
    return `${value} is not below ${bound("exclusiveMaximum")}`;
  if (step !== undefined && step > 0 && Math.abs(value / step - Math.round(value / step)) > 1e-9)
    return `${value} is no multiple of ${step}`;
  return undefined;
}

/** Which bound of a schema the length of a text, list or map breaks. */
export function sizeIssue(schema: MapNode, value: YamlNode): string | undefined {
  const [size, least, most, unit] = sizeOf(value);
  if (size < (numberAt(schema, least) ?? 0)) return `${size} ${unit}, expected at least ${numberAt(schema, least)}`;
  if (size > (numberAt(schema, most) ?? size)) return `${size} ${unit}, expected at most ${numberAt(schema, most)}`;
  const unique = valueAt(schema, "uniqueItems");
  if (unique?.kind === "scalar" && unique.value === true && value.kind === "list") {
    if (new Set(value.items.map(canonical)).size < value.items.length) return "an item occurs twice";
  }
  return undefined;
}

function sizeOf(value: YamlNode): readonly [number, string, string, string] {
  if (value.kind === "map") return [value.entries.size, "minProperties", "maxProperties", "properties"];
  if (value.kind === "list") return [itemsOf(value).length, "minItems", "maxItems", "items"];
  // Lengths of JSON Schema count code points.
  if (typeof value.value === "string") return [[...value.value].length, "minLength", "maxLength", "characters"];
  return [0, "", "", ""];
}

function numberAt(schema: MapNode, name: string): number | undefined {
  const node = valueAt(schema, name);
  return node?.kind === "scalar" && typeof node.value === "number" ? node.value : undefined;
}

/** Whether two values are equal as JSON; the order of keys does not count. */
export function sameValue(a: YamlNode, b: YamlNode): boolean {
  return canonical(a) === canonical(b);
}

function canonical(node: YamlNode): string {
  if (node.kind === "scalar") return JSON.stringify(node.value);
  if (node.kind === "list") return `[${node.items.map(canonical).join()}]`;
  const entries = [...node.entries.values()].map(({ name, value }) => `${JSON.stringify(name)}:${canonical(value)}`);
  return `{${entries.sort().join()}}`;
}
