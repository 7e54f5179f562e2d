import { compile } from "json-schema-to-typescript";
import { type Docs, fieldDoc } from "./docs.ts";
import { type Json, mapSubschemas, refName, type Schema } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";
import { definitionComment, docComment, escapeComment, layOut, quote } from "./print.ts";

/** What json-schema-to-typescript gets to see. It pastes `tsType` as code, so only this file may write one. */
const TYPED = new Set([
  ...["$ref", "type", "properties", "required", "additionalProperties", "items", "anyOf", "oneOf", "allOf"],
  ...["const", "enum"],
]);

/** `<rev>/types.ts`: exactly one exported type per definition, in the order of their names. */
export async function emitTypes(model: RevisionModel, docs: Docs): Promise<string> {
  const parts: string[] = [`/** Every definition of revision ${model.info.id}. */\n`];
  for (const [name, schema] of Object.entries(model.definitions)) parts.push(await emitType(model, docs, name, schema));
  return `${parts.join("\n")}`;
}

async function emitType(model: RevisionModel, docs: Docs, name: string, schema: Schema): Promise<string> {
  const body = await compile(typed(withFieldDocs(schema, name, model, docs)) as object, name, {
    additionalProperties: false,
    bannerComment: "",
    declareExternallyReferenced: false,
    format: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    unreachableDefinitions: false,
    $refOptions: { resolve: { external: false } },
  });
  const exports = [...body.matchAll(/^export (?:interface|type) (\w+)/gm)].map((match) => match[1]);
  if (exports.length !== 1 || exports[0] !== name) {
    throw new Error(`${model.info.id}: ${name} compiled to ${exports.join(", ") || "nothing"} instead of one export`);
  }
  const comment = definitionComment(docs, model.info.id, name, model.pairs.deprecated[name]);
  return `${docComment(comment)}${layOut(body.trim()).replace(/^(export type [\s\S]*[^;])$/, "$1;")}\n`;
}

/** Gives each field the line of ours that describes it, as the `description` the type compiler prints. */
function withFieldDocs(schema: Schema, name: string, model: RevisionModel, docs: Docs, parent: string = ""): Schema {
  if (schema.properties === undefined) return schema;
  const described = Object.entries(schema.properties).map(([field, sub]) => {
    const path = `${parent}${field}`;
    const deprecated = model.pairs.deprecated[`${name}.${path}`];
    const value = model.pairs.defaults[`${name}.${path}`];
    const lines = [
      fieldDoc(docs, name, path),
      value === undefined ? undefined : `@defaultValue ${JSON.stringify(value)}`,
      deprecated === undefined ? undefined : `@deprecated ${deprecated}`,
    ].filter((line) => line !== undefined);
    const inside = withFieldDocs(sub, name, model, docs, `${path}.`);
    return [field, lines.length === 0 ? inside : { ...inside, [DESCRIPTION]: lines.join("\n") }] as const;
  });
  return { ...schema, properties: Object.fromEntries(described) };
}

/** Marks a description as ours while the keywords of the schema are filtered. */
const DESCRIPTION = "x-description";

/** Keeps what types can say; references and literals become names and literals of TypeScript. */
function typed(schema: Schema): Schema {
  const description = schema[DESCRIPTION];
  const comment = typeof description === "string" ? { description: escapeComment(description) } : {};
  const literal = literalType(schema);
  if (literal !== undefined) return { tsType: literal, ...comment };
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => TYPED.has(keyword))) as Schema;
  if (Object.keys(kept).length === 0) return { tsType: "unknown", ...comment };
  return { ...mapSubschemas(kept, typed), ...comment };
}

function literalType(schema: Schema): string | undefined {
  if (schema.$ref !== undefined) return refName(schema.$ref);
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return `(${schema.enum.map(literal).join(" | ")})`;
  return undefined;
}

function literal(value: Json): string {
  return typeof value === "string" ? quote(value) : JSON.stringify(value);
}
