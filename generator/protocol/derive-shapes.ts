import type { Shapes } from "../contract/contract.ts";
import { refName, type Schema } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";

/** Fields of every closed object that a peer of this revision sends, in a message or a result. */
export function deriveShapes(model: RevisionModel): Shapes {
  const { definitions, methods } = model;
  const roots = methods.flatMap((method) =>
    method.kind === "notification"
      ? [method.definition]
      : [method.definition, ...method.results, ...(method.interim === undefined ? [] : [method.interim])],
  );
  const shapes: MutableShapes = {};
  for (const name of roots) addShape(name, definitions[name]!, definitions, shapes);
  return Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type MutableShapes = Record<string, Readonly<Record<string, readonly string[]>>>;
type Fields = Readonly<Record<string, Schema>>;
type Definitions = Readonly<Record<string, Schema>>;

/** Adds an object and those its fields hold. What stands inside a field has no name of its own; `Owner.field` is its. */
function addShape(name: string, schema: Schema, definitions: Definitions, shapes: MutableShapes): void {
  const fields = name in shapes ? undefined : fieldsOf(schema, definitions);
  if (fields === undefined) return;
  const held = Object.entries(fields).map(([field, value]) => {
    // `_meta` is open whatever a definition of it lists: its keys belong to whoever owns their prefix.
    const objects = field === "_meta" ? [] : objectsIn(value, `${name}.${field}`, definitions);
    return [field, new Map(objects)] as const;
  });
  shapes[name] = Object.fromEntries(held.map(([field, objects]) => [field, [...objects.keys()]]));
  for (const [, objects] of held) {
    for (const [inner, target] of objects) addShape(inner, target, definitions, shapes);
  }
}

/** Fields of an object without an index signature; an open one is data, and so are a map and a JSON Schema. */
function fieldsOf(schema: Schema, definitions: Definitions): Fields | undefined {
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.map((part) => (part.$ref === undefined ? part : definitions[refName(part.$ref)]!));
    return Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Fields;
  }
  const { properties, additionalProperties } = schema;
  const describesObjects = properties?.["type"]?.const === "object";
  return additionalProperties !== undefined || describesObjects ? undefined : properties;
}

/** The closed objects that a value, or an item of it, may be. `path` names those without a definition. */
function objectsIn(schema: Schema, path: string, definitions: Definitions): readonly (readonly [string, Schema])[] {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    return objectsIn(definitions[name]!, name, definitions);
  }
  if (fieldsOf(schema, definitions) !== undefined) return [[path, schema]];
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...alternatives.flatMap((sub, index) => objectsIn(sub, `${path}.${index}`, definitions)),
    ...(schema.items === undefined ? [] : objectsIn(schema.items, path, definitions)),
  ];
}
