import type { Shapes } from "../contract/contract.ts";
import { paramsOf } from "./derive-methods.ts";
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
  for (const name of roots) addShape(name, definitions, shapes);
  for (const name of roots) inlineParams(name, definitions, shapes);
  return Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type MutableShapes = Record<string, Readonly<Record<string, readonly string[]>>>;
type Fields = Readonly<Record<string, Schema>>;
type Definitions = Readonly<Record<string, Schema>>;

/** Adds an object and those its fields hold. */
function addShape(name: string, definitions: Definitions, shapes: MutableShapes): void {
  const fields = name in shapes ? undefined : fieldsOf(definitions[name]!, definitions);
  if (fields === undefined) return;
  shapes[name] = describe(fields, definitions);
  for (const held of Object.values(shapes[name]).flat()) addShape(held, definitions, shapes);
}

/** Params written inside their message have no name of their own; `Message.params` is theirs. */
function inlineParams(name: string, definitions: Definitions, shapes: MutableShapes): void {
  const params = definitions[name]?.properties?.["params"];
  if (params === undefined || params.$ref !== undefined) return;
  const fields = fieldsOf(paramsOf(definitions, name)!, definitions);
  if (fields === undefined) return;
  shapes[`${name}.params`] = describe(fields, definitions);
  shapes[name] = { ...shapes[name], params: [`${name}.params`] };
  for (const held of Object.values(shapes[`${name}.params`]!).flat()) addShape(held, definitions, shapes);
}

/** Fields of an object without an index signature; an open one is data, and so is a map. */
function fieldsOf(schema: Schema, definitions: Definitions): Fields | undefined {
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.map((part) => (part.$ref === undefined ? part : definitions[refName(part.$ref)]!));
    return Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Fields;
  }
  return schema.properties === undefined || schema.additionalProperties !== undefined ? undefined : schema.properties;
}

function describe(fields: Fields, definitions: Definitions): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, schema]) => {
      // `_meta` is open whatever a definition of it lists: its keys belong to whoever owns their prefix.
      return [field, field === "_meta" ? [] : [...new Set(objectsIn(schema, definitions))]];
    }),
  );
}

/** Definitions of closed objects that a value, or an item of it, may have. */
function objectsIn(schema: Schema, definitions: Definitions): readonly string[] {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    const target = definitions[name]!;
    return fieldsOf(target, definitions) === undefined ? objectsIn(target, definitions) : [name];
  }
  const inside = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.items === undefined ? [] : [schema.items]),
  ];
  return inside.flatMap((sub) => objectsIn(sub, definitions));
}
