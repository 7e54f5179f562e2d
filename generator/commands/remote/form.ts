/** Asks a person what a server wants to know, field by field. */

import { RemoteUsage } from "./exit.ts";
import { printable } from "./printable.ts";
import type { Questions } from "./terminal.ts";
import { readArgument } from "./tool-arguments.ts";

type InputHandlers = NonNullable<Parameters<typeof import("@mcpwright/runtime/client")["connect"]>[1]>;
type Elicitation = NonNullable<InputHandlers["elicitation"]>;
type Params = Parameters<Elicitation>[0];
type Answer = Awaited<ReturnType<Elicitation>>;
type Content = NonNullable<Answer["content"]>;

const RULES = "An empty answer takes the default or leaves the field out; !decline says no, !cancel gives up.";

/** The person can see and change every answer before it is sent, decline, or cancel (ELIC-19). */
export async function askForm({ message, requestedSchema }: Params, terminal: Questions): Promise<Answer> {
  terminal.say(`\nThe server asks: ${printable(message)}`);
  const fields = Object.entries(requestedSchema.properties);
  if (fields.length > 0) terminal.say(RULES);
  let content: Content = {};
  for (;;) {
    const filled = await fill(fields, new Set(requestedSchema.required), content, terminal);
    if (!("content" in filled)) return filled;
    content = filled.content;
    const review = await choose(content, terminal);
    if (review === "accept") return { action: "accept", content };
    if (review !== "edit") return { action: review };
  }
}

async function fill(
  fields: readonly (readonly [string, object])[],
  required: ReadonlySet<string>,
  before: Content,
  terminal: Questions,
): Promise<{ content: Content } | { action: "decline" | "cancel" }> {
  const content: Content = {};
  for (const [name, field] of fields) {
    for (;;) {
      const schema = field as Readonly<Record<string, unknown>>;
      const offered = Object.hasOwn(before, name) ? before[name] : schema["default"];
      const line = await terminal.ask(questionOf(name, schema, offered, required.has(name)));
      if (line === undefined || line === "!cancel") return { action: "cancel" };
      if (line === "!decline") return { action: "decline" };
      if (line === "" && offered !== undefined) content[name] = offered as Content[string];
      if (line === "" && (offered !== undefined || !required.has(name))) break;
      try {
        content[name] = (await checked(name, line, schema)) as Content[string];
        break;
      } catch (error) {
        if (!(error instanceof RemoteUsage)) throw error;
        terminal.say(error.message);
      }
    }
  }
  return { content };
}

/** What was typed as the value of a field; throws what is wrong with it (ELIC-28). */
async function checked(name: string, line: string, schema: Readonly<Record<string, unknown>>): Promise<unknown> {
  const words = schema["type"] === "array" && !line.startsWith("[") ? line.split(",").map((one) => one.trim()) : [line];
  const value = readArgument(name, words, schema);
  const { fieldProblem } = await import("./field-problem.ts");
  const problem = fieldProblem(value, schema);
  if (problem !== undefined) throw new RemoteUsage(`${name} ${problem}.`);
  return value;
}

async function choose(content: Content, terminal: Questions): Promise<"accept" | "edit" | "decline" | "cancel"> {
  for (const [name, value] of Object.entries(content)) terminal.say(`  ${printable(name)}: ${JSON.stringify(value)}`);
  for (;;) {
    const line = await terminal.ask("Send it? [y]es, [e]dit, [d]ecline, [c]ancel: ");
    const choice = { y: "accept", e: "edit", d: "decline", c: "cancel" } as const;
    const key = line === undefined ? "c" : line.trim().slice(0, 1).toLowerCase();
    if (Object.hasOwn(choice, key)) return choice[key as keyof typeof choice];
  }
}

function questionOf(
  name: string,
  field: Readonly<Record<string, unknown>>,
  offered: unknown,
  required: boolean,
): string {
  const { title, description, type } = field;
  const choices = choicesOf(field);
  const kind = choices.length > 0 ? `one of ${choices.join(", ")}` : String(type ?? "text");
  const about = [kind, ...(required ? [] : ["optional"]), ...(type === "array" ? ["several with commas"] : [])].join(
    "; ",
  );
  const label = typeof title === "string" ? `${title} (${name}; ${about})` : `${name} (${about})`;
  const hint = typeof description === "string" ? `  ${description}\n` : "";
  return printable(`${hint}${label}${offered === undefined ? "" : ` [${JSON.stringify(offered)}]`}: `);
}

function choicesOf(field: Readonly<Record<string, unknown>>): readonly string[] {
  const list = (field["enum"] ?? field["oneOf"] ?? field["anyOf"]) as unknown;
  if (Array.isArray(list)) {
    return list.map((one: unknown) => {
      const { const: value, title } = (typeof one === "object" && one !== null ? one : {}) as Record<string, unknown>;
      return value === undefined ? String(one) : title === undefined ? String(value) : `${value} (${title})`;
    });
  }
  return typeof field["items"] === "object" && field["items"] !== null ? choicesOf({ ...field["items"] }) : [];
}
