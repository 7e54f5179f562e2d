import type { Derivation } from "./derivation.ts";
import { type DerivedSchema, propertiesOf } from "./derive-schema.ts";
import type { Json, JsonObject } from "./model.ts";
import { locationOf } from "./node.ts";

/** TOOL-06: the root of a tool's input is an object; S-07: older clients refuse boolean properties in it. */
export function checkInput({ model, document }: DerivedSchema, derivation: Derivation): void {
  if (model.listed["type"] !== "object") {
    derivation.findings.add(
      "MCPW4010",
      locationOf(document.root),
      "The root of a tool's input needs `type: object`",
      "Add `type: object`, beside other keywords if need be.",
    );
  }
  for (const { name, value } of propertiesOf({ model, document }).values()) {
    if (value.kind !== "scalar" || typeof value.value !== "boolean") continue;
    derivation.findings.add(
      "MCPW4013",
      locationOf(value),
      `Clients of revisions up to 2025-11-25 refuse a boolean as the schema of ${JSON.stringify(name)}`,
      value.value ? "Write `{}`." : "Leave the property out.",
    );
  }
}

const FLAT: ReadonlySet<Json> = new Set(["string", "number", "integer", "boolean"]);

/** A form is flat: texts, numbers, booleans, and choices of one or several. */
export function checkForm(schema: DerivedSchema, derivation: Derivation): void {
  const listed = schema.model.listed["properties"] as JsonObject;
  for (const [name, { value }] of propertiesOf(schema)) {
    const property = listed[name];
    if (isObject(property) && (FLAT.has(property["type"] ?? null) || isChoice(property))) continue;
    derivation.findings.add(
      "MCPW4012",
      locationOf(value),
      `The field ${JSON.stringify(name)} of a form is neither a text, a number, a boolean nor a choice`,
      "Give it `type: string`, `number`, `integer` or `boolean`; several choices are an array whose items have an `enum`.",
    );
  }
}

function isChoice(property: JsonObject): boolean {
  const items = property["items"];
  if (property["type"] === "array" && isObject(items))
    return Array.isArray(items["enum"]) || Array.isArray(items["anyOf"]);
  return Array.isArray(property["enum"]) && property["enum"].every((value) => typeof value === "string");
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
