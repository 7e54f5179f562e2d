import { Ajv, type AnySchemaObject } from "ajv";
import { type CompiledValidator, detachValidator } from "./detach-validator.ts";
import { mapSubschemas, refName, type Schema } from "./json-schema.ts";

/** Compiles one validator per definition; each `$ref` stays a call. */
export function compileValidators(definitions: Readonly<Record<string, Schema>>): readonly CompiledValidator[] {
  // Formats are annotations on input (S-12); all errors at once would let a peer make one message cost seconds.
  const ajv = new Ajv({
    strict: false,
    inlineRefs: false,
    allErrors: false,
    validateFormats: false,
    discriminator: true,
    code: { source: true, esm: true },
  });
  for (const [name, schema] of Object.entries(definitions)) {
    ajv.addSchema({ ...lower(schema, definitions), $id: name } as AnySchemaObject);
  }
  return Object.keys(definitions).map((name) => detachValidator(ajv, name));
}

/**
 * Rewrites references to names, and unions whose members a literal tells apart to a look-up by that literal. A literal
 * string needs no check of its type beside it, which every message would carry three times.
 */
function lower(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const mapped = mapSubschemas(schema, (sub) => lower(sub, definitions));
  if (mapped.type === "string" && typeof mapped.const === "string") {
    const { type: _, ...literal } = mapped;
    return literal;
  }
  if (mapped.$ref !== undefined) return { ...mapped, $ref: refName(mapped.$ref) };
  if (mapped.anyOf === undefined) return mapped;
  const { anyOf, ...rest } = mapped;
  const tag = tagOf(anyOf, definitions);
  if (tag === undefined) return mapped;
  const tagged = anyOf.filter((member) => tagValue(member, tag, definitions) !== undefined);
  const union = { type: "object", discriminator: { propertyName: tag }, oneOf: tagged };
  const others = anyOf.filter((member) => !tagged.includes(member));
  return others.length === 0 ? { ...rest, ...union } : { ...rest, anyOf: [union, ...others] };
}

/** The property whose literal tells at least two members of a union apart. */
function tagOf(members: readonly Schema[], definitions: Readonly<Record<string, Schema>>): string | undefined {
  return ["method", "type", "resultType"].find((tag) => {
    const values = members.map((member) => tagValue(member, tag, definitions)).filter((value) => value !== undefined);
    return values.length > 1 && new Set(values).size === values.length;
  });
}

function tagValue(member: Schema, tag: string, definitions: Readonly<Record<string, Schema>>): string | undefined {
  const schema = member.$ref === undefined ? undefined : definitions[refName(member.$ref)];
  const value = schema?.properties?.[tag]?.const;
  return typeof value === "string" && schema?.type === "object" && schema.required?.includes(tag) ? value : undefined;
}
