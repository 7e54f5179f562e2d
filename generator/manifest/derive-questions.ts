import { checkExclusive } from "./check-resources.ts";
import type { Derivation } from "./derivation.ts";
import { deriveSchema } from "./derive-schema.ts";
import { deriveText } from "./derive-text.ts";
import type { QuestionModel } from "./model.ts";
import { type Entry, entriesOf, stringOf, valueAt, type YamlNode } from "./node.ts";
import { checkForm } from "./tool-schemas.ts";

/** The questions of `elicit:` of a tool, resource or prompt. */
export function deriveQuestions(component: YamlNode, derivation: Derivation): readonly QuestionModel[] {
  return entriesOf(valueAt(component, "elicit")).map((declared) => {
    checkExclusive(declared.value, ["schema", "url"], derivation);
    return deriveQuestion(declared, derivation);
  });
}

function deriveQuestion({ name, value }: Entry, derivation: Derivation): QuestionModel {
  const schema = deriveSchema(valueAt(value, "schema"), "short", { key: "schema" }, derivation);
  if (schema) checkForm(schema, derivation);
  const address = valueAt(value, "url");
  const url = stringOf(address);
  const text = deriveText(valueAt(value, "message"), undefined, derivation);
  const places = new Set([...text.places, ...deriveText(address, undefined, derivation).places]);
  return {
    name,
    message: text.message,
    places: [...places],
    ...(schema ? { schema: schema.model } : {}),
    ...(url === undefined ? {} : { url }),
  };
}
