import type { Derivation } from "./derivation.ts";
import { listSchema } from "./json-schema/list-schema.ts";
import type { SchemaDocument } from "./json-schema/schema-documents.ts";
import type { Json, JsonObject, SchemaModel } from "./model.ts";
import { locationOf, type YamlNode } from "./node.ts";
import { expandShortForm, type ShortFormPlace } from "./short-form.ts";

/** A schema in either form: `short` is a map of fields, `raw` a whole schema. */
export function deriveSchema(
  node: YamlNode,
  form: "short" | "raw",
  place: ShortFormPlace,
  derivation: Derivation,
): SchemaModel | undefined {
  if (form === "raw") return deriveDocument(derivation.documents.own(node), false, derivation);
  if (node.kind !== "map") return undefined;
  const schema = expandShortForm(node, place, derivation.findings);
  return schema && deriveDocument(derivation.documents.own(schema), true, derivation);
}

/** A schema with a root of its own. */
export function deriveDocument(document: SchemaDocument, short: boolean, derivation: Derivation): SchemaModel {
  const { listed, shared, uses } = listSchema(document, derivation.documents, derivation.findings);
  return {
    listed: asObject(listed),
    short,
    uses,
    ...(uses.length > 0 ? { shared: asObject(shared) } : {}),
    location: locationOf(document.root),
  };
}

/** A boolean schema in its object form. */
function asObject(schema: Json): JsonObject {
  if (typeof schema === "object" && schema !== null && !Array.isArray(schema)) return schema as JsonObject;
  return schema === false ? { not: {} } : {};
}
