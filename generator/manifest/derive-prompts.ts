import { didYouMean } from "../diagnostics/closest.ts";
import type { Derivation } from "./derivation.ts";
import { deriveCompletion } from "./derive-complete.ts";
import { deriveComponent, pick, stringsOf } from "./derive-component.ts";
import { deriveQuestions } from "./derive-questions.ts";
import { deriveText } from "./derive-text.ts";
import type { CompletionModel, PromptArgumentModel, PromptModel } from "./model.ts";
import { type Entry, entriesOf, itemsOf, locationOf, stringOf, valueAt } from "./node.ts";

const LISTED: ReadonlySet<string> = new Set(["title", "description", "icons", "_meta"]);

export function derivePrompt(entry: Entry, derivation: Derivation): PromptModel {
  const { value } = entry;
  const component = deriveComponent(entry, derivation);
  const declared = entriesOf(valueAt(value, "arguments")).map((argument) => ({
    entry: argument,
    model: deriveArgument(argument),
  }));
  const names = new Set(declared.map(({ model }) => model.name));
  checkArguments(declared, derivation);
  const messages = valueAt(value, "messages");
  const elicit = deriveQuestions(value, derivation);
  const complete: CompletionModel[] = [];
  for (const { entry: argument, model } of declared) {
    const source = valueAt(argument.value, "complete") ?? valueAt(argument.value, "enum");
    if (source) complete.push(deriveCompletion(model.name, source, component));
  }
  return {
    ...component,
    listed: pick(value, LISTED),
    arguments: declared.map(({ model }) => model),
    ...(messages
      ? {
          messages: itemsOf(messages)
            .flatMap((message) => entriesOf(message).slice(0, 1))
            .map((message) => ({
              role: message.name === "assistant" ? ("assistant" as const) : ("user" as const),
              text: deriveText(message.value, names, derivation).message,
            })),
        }
      : {}),
    ...(elicit.length > 0 ? { elicit } : {}),
    complete,
  };
}

/** Arguments are strings (S-25); one with a default may be left out. */
function deriveArgument({ name, value }: Entry): PromptArgumentModel {
  const optional = name.endsWith("?");
  const title = stringOf(valueAt(value, "title"));
  const description = stringOf(valueAt(value, "description"));
  const fallback = stringOf(valueAt(value, "default"));
  const values = valueAt(value, "enum");
  return {
    name: optional ? name.slice(0, -1) : name,
    required: !optional && fallback === undefined,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(values ? { enum: stringsOf(values) } : {}),
  };
}

/** Names that occur twice or are empty, and defaults outside the values. */
function checkArguments(
  declared: readonly { readonly entry: Entry; readonly model: PromptArgumentModel }[],
  derivation: Derivation,
): void {
  const seen = new Set<string>();
  for (const { entry, model } of declared) {
    if (model.name === "")
      derivation.findings.add(
        "MCPW2006",
        locationOf(entry.key),
        "An argument has no name",
        "Name it, such as `guest`.",
      );
    if (seen.has(model.name)) {
      derivation.findings.add(
        "MCPW1004",
        locationOf(entry.key),
        `The argument ${JSON.stringify(model.name)} occurs twice, once as optional`,
        "Keep one of the two.",
      );
    }
    seen.add(model.name);
    const fallback = valueAt(entry.value, "default");
    if (fallback && model.default !== undefined && model.enum && !model.enum.includes(model.default)) {
      derivation.findings.add(
        "MCPW4009",
        locationOf(fallback),
        `The default ${JSON.stringify(model.default)} is none of the argument's values`,
        didYouMean(model.default, model.enum) ?? `They are ${model.enum.join(", ")}.`,
      );
    }
  }
}
