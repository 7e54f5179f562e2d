import type { Derivation } from "./derivation.ts";
import { checkSchema } from "./json-schema/check-schema.ts";
import { listSchema } from "./json-schema/list-schema.ts";
import type { SchemaDocument } from "./json-schema/schema-documents.ts";
import type { Json, JsonObject, SchemaModel } from "./model.ts";
import { locationOf, type MapNode, valueAt, type YamlNode } from "./node.ts";
import { expandShortForm, type ShortFormPlace } from "./short-form.ts";

/** A schema with what it was derived from: short forms are written out in `document`. */
export interface DerivedSchema {
  readonly model: SchemaModel;
  readonly document: SchemaDocument;
}

/** A schema in either form: `short` is a map of fields, `raw` a whole schema. */
export function deriveSchema(
  node: YamlNode | undefined,
  form: "short" | "raw",
  place: ShortFormPlace,
  derivation: Derivation,
): DerivedSchema | undefined {
  if (node === undefined) return undefined;
  if (form === "raw") return deriveDocument(derivation.documents.own(node), false, derivation);
  if (node.kind !== "map") return undefined;
  const schema = expandShortForm(node, place, derivation.findings);
  return schema && deriveDocument(derivation.documents.own(schema), true, derivation);
}

/** A schema with a root of its own. */
export function deriveDocument(document: SchemaDocument, short: boolean, derivation: Derivation): DerivedSchema {
  const { documents, findings } = derivation;
  checkSchema(document, documents, findings);
  const { listed, shared, uses } = listSchema(document, documents, findings);
  const model: SchemaModel = {
    listed: asObject(listed),
    short,
    uses,
    ...(uses.length > 0 ? { shared: asObject(shared) } : {}),
    location: locationOf(document.root),
  };
  return { model, document };
}

/** The properties that a schema declares itself, by name. */
export function propertiesOf(schema: DerivedSchema | undefined): MapNode["entries"] {
  const properties = valueAt(schema?.document.root, "properties");
  return properties?.kind === "map" ? properties.entries : new Map();
}

/** A boolean schema in its object form. */
function asObject(schema: Json): JsonObject {
  if (typeof schema === "object" && schema !== null && !Array.isArray(schema)) return schema as JsonObject;
  return schema === false ? { not: {} } : {};
}
