/** What a server offers and answers, as text for a person. */
import type { Client } from "./connection.ts";
import { printable } from "./printable.ts";

type Tool = Awaited<ReturnType<Client["listTools"]>>[number];
type Prompt = Awaited<ReturnType<Client["listPrompts"]>>[number];
type Resource = Awaited<ReturnType<Client["listResources"]>>[number];
type Template = Awaited<ReturnType<Client["listResourceTemplates"]>>[number];
type ToolAnswer = Awaited<ReturnType<Client["callTool"]>>;

export interface Offer {
  readonly server: Client["serverInfo"];
  readonly revision: string;
  readonly era: Client["era"];
  readonly capabilities: Client["capabilities"];
  readonly instructions: string | undefined;
  readonly tools: readonly Tool[];
  readonly resources: readonly Resource[];
  readonly resourceTemplates: readonly Template[];
  readonly prompts: readonly Prompt[];
}

/** One table a kind, with what each component takes and is for. */
export function offerText(offer: Offer): string {
  const { server, revision } = offer;
  const head = `${server?.title ?? server?.name ?? "A server"} ${server?.version ?? ""}`.trimEnd();
  const lines = [
    `${head} (speaks ${revision})`,
    ...(offer.instructions === undefined ? [] : [offer.instructions.trimEnd()]),
    ...table(
      "Tools",
      offer.tools.map(({ name, inputSchema, title, description }) => [
        `${name}(${fieldsOf(inputSchema).join(", ")})`,
        summary(description ?? title),
      ]),
    ),
    ...table(
      "Resources",
      offer.resources.map(({ uri, name, title, description }) => [uri, summary(description ?? title ?? name)]),
    ),
    ...table(
      "Resource templates",
      offer.resourceTemplates.map(({ uriTemplate, name, title, description }) => [
        uriTemplate,
        summary(description ?? title ?? name),
      ]),
    ),
    ...table(
      "Prompts",
      offer.prompts.map(({ name, arguments: fields, title, description }) => [
        `${name}(${(fields ?? []).map((field) => (field.required ? field.name : `${field.name}?`)).join(", ")})`,
        summary(description ?? title),
      ]),
    ),
    "",
  ];
  return printable(lines.join("\n"));
}

/** The content of a tool's answer; what is not text is named by kind and size. */
export function answerText(answer: ToolAnswer): string {
  const blocks = answer.content.map(blockText);
  if (blocks.length > 0) return printable(`${blocks.join("\n")}\n`);
  return answer.structuredContent === undefined ? "" : `${JSON.stringify(answer.structuredContent, null, 2)}\n`;
}

/** One block of content. */
export function blockText(block: ToolAnswer["content"][number]): string {
  switch (block.type) {
    case "text":
      return block.text;
    case "resource_link":
      return `[resource ${block.uri}] ${block.title ?? block.name}`;
    case "resource":
      return "text" in block.resource ? block.resource.text : `[resource ${block.resource.uri}]`;
    default:
      return `[${block.type} ${block.mimeType}, ${Buffer.from(block.data, "base64").length} bytes]`;
  }
}

function fieldsOf(schema: Tool["inputSchema"]): readonly string[] {
  const { properties, required } = schema;
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.keys(properties ?? {}).map((name) => (needed.has(name) ? name : `${name}?`));
}

/** The first line, as far as it fits beside a name. */
function summary(text: string | undefined): string {
  const line = (text ?? "").split("\n", 1)[0]!.trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function table(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  if (rows.length === 0) return [];
  const width = Math.min(40, Math.max(...rows.map(([name]) => name.length)));
  return ["", title, ...rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`.trimEnd())];
}
