import { printable } from "./printable.ts";
import type { Offer } from "./text.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Everything of a server that there is to read, component by component. */
export function inspectText(offer: Offer): string {
  const { server, revision, era, capabilities, instructions } = offer;
  const lines = [
    ...(server === undefined ? ["A server without a name"] : componentLines(server.name, { ...server })),
    `  speaks: ${revision} (${era})`,
    `  can: ${Object.entries(capabilities).map(capabilityText).join(", ") || "nothing"}`,
    ...(instructions === undefined ? [] : ["", "Instructions", ...indented(instructions)]),
    ...section("Tools", offer.tools, "name"),
    ...section("Resources", offer.resources, "uri"),
    ...section("Resource templates", offer.resourceTemplates, "uriTemplate"),
    ...section("Prompts", offer.prompts, "name"),
    "",
  ];
  return printable(lines.join("\n"));
}

function section<Key extends string>(
  title: string,
  components: readonly ({ readonly [key in Key]: string } & object)[],
  key: Key,
): readonly string[] {
  if (components.length === 0) return [];
  return ["", title, ...components.flatMap((one) => componentLines(one[key], { ...one, [key]: undefined }, "  "))];
}

/** A name, and below it each field that says something. */
function componentLines(name: string, fields: Fields, indent = ""): readonly string[] {
  const lines = Object.entries(fields).flatMap(([key, value]) => {
    if (value === undefined || value === name) return [];
    if (key === "description") return indented(String(value));
    if (key === "inputSchema" || key === "outputSchema") return schemaLines(key.replace("Schema", ""), value as Fields);
    if (key === "arguments") return (value as readonly Fields[]).map(argumentText);
    return [`  ${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`];
  });
  return [name, ...lines].map((line) => indent + line);
}

function schemaLines(what: string, schema: Fields): readonly string[] {
  const { properties, required } = schema as {
    readonly properties?: Readonly<Record<string, Fields>>;
    required?: unknown;
  };
  const needed = new Set(Array.isArray(required) ? required : []);
  const names = Object.keys(properties ?? {});
  if (names.length === 0) return what === "input" ? [] : [`  ${what}: ${JSON.stringify(schema)}`];
  return [
    `  ${what}:`,
    ...names.map((name) => {
      const { description, ...rest } = properties?.[name] ?? {};
      const about = typeof description === "string" ? `  ${description}` : "";
      return `    ${needed.has(name) ? name : `${name}?`}: ${schemaText(rest)}${about}`;
    }),
  ];
}

/** A schema in short: its type alone where it has nothing else. */
function schemaText(schema: Fields): string {
  const { type, ...rest } = schema;
  return typeof type === "string" && Object.keys(rest).length === 0 ? type : JSON.stringify(schema);
}

function argumentText({ name, required, title, description }: Fields): string {
  const about = description ?? title;
  return `  ${required === true ? name : `${name}?`}${about === undefined ? "" : `  ${about}`}`;
}

function capabilityText([name, value]: readonly [string, unknown]): string {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const shown = inside.map(([key, set]) => (set === true ? key : `${key}: ${JSON.stringify(set)}`));
  return shown.length === 0 ? name : `${name} (${shown.join(", ")})`;
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`.trimEnd());
}
