import { checkExclusive } from "./check-resources.ts";
import type { Derivation } from "./derivation.ts";
import { deriveSchema } from "./derive-schema.ts";
import { deriveText } from "./derive-text.ts";
import type { QuestionModel } from "./model.ts";
import { booleanOf, type Entry, entriesOf, locationOf, stringOf, valueAt, type YamlNode } from "./node.ts";
import { checkForm } from "./tool-schemas.ts";

/** The questions of `elicit:` of a tool, resource or prompt; `task` says whether its calls can become tasks. */
export function deriveQuestions(component: YamlNode, derivation: Derivation, task = false): readonly QuestionModel[] {
  return entriesOf(valueAt(component, "elicit")).map((declared) => {
    checkBeforeTask(declared, task, derivation);
    checkExclusive(declared.value, ["schema", "url"], derivation);
    return deriveQuestion(declared, derivation);
  });
}

function checkBeforeTask({ value }: Entry, task: boolean, { findings }: Derivation): void {
  const key = value.kind === "map" ? value.entries.get("beforeTask")?.key : undefined;
  if (key === undefined || task) return;
  const hint = "Declare `task: optional` or `task: required` for the tool, or remove the key.";
  findings.add("MCPW2001", locationOf(key), "There is no task that the question could go before", hint);
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
    ...(booleanOf(valueAt(value, "beforeTask")) === true ? { beforeTask: true as const } : {}),
  };
}
