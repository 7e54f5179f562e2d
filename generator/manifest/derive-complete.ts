import { type ComponentFacts, stringsOf } from "./derive-component.ts";
import { camelCase, kebabCase } from "./identifiers.ts";
import type { CompletionModel } from "./model.ts";
import { entriesOf, locationOf, type YamlNode } from "./node.ts";

/** The completions of a resource template: variables with a list, or with a handler. */
export function deriveComplete(node: YamlNode | undefined, component: ComponentFacts): readonly CompletionModel[] {
  return entriesOf(node).map(({ name, value }) => deriveCompletion(name, value, component));
}

/** One completion. The export of a handler is named after component and argument: `roomNumber`. */
export function deriveCompletion(argument: string, value: YamlNode, component: ComponentFacts): CompletionModel {
  const location = locationOf(value);
  if (value.kind === "list") return { argument, values: stringsOf(value), location };
  const suffix = camelCase(argument);
  const identifier = component.identifier + suffix.charAt(0).toUpperCase() + suffix.slice(1);
  return { argument, identifier, stem: `${component.stem}-${kebabCase(argument)}`, location };
}
