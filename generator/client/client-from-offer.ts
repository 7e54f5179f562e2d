/** The client of a server as it lists itself. Nothing of the lists is trusted to have the shape it should. */
import { parseUriTemplate } from "../contract/uri-template.ts";
import type { ClientModel, ClientPrompt, ClientResource, ClientTool } from "../emit/client-model.ts";
import { variableNames } from "../emit/implied-schemas.ts";
import { camelCase } from "../manifest/identifiers.ts";
import type { Json, JsonObject, SchemaModel } from "../manifest/model.ts";
import { foreignSchema, isTooLarge, NOWHERE } from "./foreign-schema.ts";

/** The lists of a server, as they came. */
export interface Offer {
  readonly server: string;
  readonly tools: readonly unknown[];
  readonly resources: readonly unknown[];
  readonly resourceTemplates: readonly unknown[];
  readonly prompts: readonly unknown[];
  /** Whether it completes arguments. */
  readonly completes: boolean;
  /** Arguments that HTTP mirrors into headers, from an input schema; throws on a bad annotation. */
  mirrored(inputSchema: JsonObject): ClientTool["mirrored"];
}

/** Where the client comes from and how it is made again. */
export type Origin = Pick<ClientModel, "header" | "source" | "regenerate">;

/** Most components of a kind. */
const MAX_COMPONENTS = 1000;
const MAX_NAME = 1024;
const MAX_DESCRIPTION = 4096;

/** A list with what is left out of it. */
class Kept {
  readonly notes: string[] = [];

  /** The named entries, each name once, up to the limit. */
  of(kind: string, list: readonly unknown[], key: string): JsonObject[] {
    const kept = new Map<string, JsonObject>();
    for (const entry of list) {
      const name = isObject(entry) ? entry[key] : undefined;
      if (!isObject(entry) || typeof name !== "string") this.notes.push(`a ${kind} without a name is left out`);
      else if (name.length > MAX_NAME)
        this.notes.push(`a ${kind} with a name of ${name.length} characters is left out`);
      else if (kept.has(name))
        this.notes.push(`the ${kind} ${JSON.stringify(name)} is listed twice; the first is taken`);
      else if (kept.size < MAX_COMPONENTS) kept.set(name, entry);
    }
    if (list.length > MAX_COMPONENTS)
      this.notes.push(`of ${list.length} ${kind}s the first ${MAX_COMPONENTS} are taken`);
    return [...kept.values()];
  }
}

/** The model, and what of the server is not in it. */
export async function clientFromOffer(
  offer: Offer,
  origin: Origin,
): Promise<{ readonly model: ClientModel; readonly notes: readonly string[] }> {
  const kept = new Kept();
  const tools: ClientTool[] = [];
  for (const tool of kept.of("tool", offer.tools, "name")) tools.push(await toolOf(tool, offer));
  const uris = kept.of("resource", offer.resources, "uri");
  const templates = kept.of("resource template", offer.resourceTemplates, "uriTemplate");
  const names = new Set<string>();
  const resources = [
    ...uris.map((resource) => resourceOf(resource, nameIn(names, resource, "uri"))),
    ...templates.flatMap((template) => {
      const found = templateOf(template, nameIn(names, template, "uriTemplate"), offer.completes);
      if (typeof found !== "string") return [found];
      kept.notes.push(`the resource template ${clip(JSON.stringify(template["uriTemplate"]))} is left out: ${found}`);
      return [];
    }),
  ];
  const prompts = kept.of("prompt", offer.prompts, "name").map((prompt) => promptOf(prompt, offer.completes));
  return { model: { ...origin, server: offer.server, schemas: [], tools, resources, prompts }, notes: kept.notes };
}

async function toolOf(tool: JsonObject, offer: Offer): Promise<ClientTool> {
  const { inputSchema, outputSchema } = tool as { readonly inputSchema?: Json; readonly outputSchema?: Json };
  const input = await foreignSchema(inputSchema);
  return {
    ...named(String(tool["name"]), tool),
    input,
    ...(outputSchema === undefined ? {} : { output: await foreignSchema(outputSchema) }),
    errors: [],
    mirrored: input.schema === undefined ? [] : annotated(input.schema.listed, offer),
    listed: { input: bounded(inputSchema), ...(outputSchema === undefined ? {} : { output: bounded(outputSchema) }) },
  };
}

/** A tool with a bad annotation mirrors nothing. */
function annotated(schema: JsonObject, offer: Offer): ClientTool["mirrored"] {
  try {
    return offer.mirrored(schema);
  } catch {
    return [];
  }
}

/** What is too large to be worked on is not kept either. */
function bounded(schema: Json | undefined): Json {
  return schema === undefined || isTooLarge(schema) ? null : schema;
}

/** Resources of one name are told apart by their URIs. */
function nameIn(taken: Set<string>, resource: JsonObject, address: string): string {
  const name = resource["name"];
  const free = typeof name === "string" && name !== "" && name.length <= MAX_NAME && !taken.has(name);
  const chosen = free ? name : String(resource[address]);
  taken.add(chosen);
  return chosen;
}

function resourceOf(resource: JsonObject, name: string): ClientResource {
  return { ...named(name, resource), uri: String(resource["uri"]), completes: [] };
}

/** The resource, or why its template cannot be filled in. */
function templateOf(resource: JsonObject, name: string, completes: boolean): ClientResource | string {
  const { template, problems } = parseUriTemplate(String(resource["uriTemplate"]));
  if (template === undefined) return problems[0]!.message;
  const names = variableNames(template);
  const query = new Set(template.query);
  return {
    ...named(name, resource),
    uri: template,
    params: strings(
      names.map((variable) => [variable, undefined]),
      names.filter((variable) => !query.has(variable)),
    ),
    completes: completes ? names : [],
  };
}

function promptOf(prompt: JsonObject, completes: boolean): ClientPrompt {
  const listed = Array.isArray(prompt["arguments"]) ? prompt["arguments"] : [];
  const args = new Map<string, JsonObject>();
  for (const argument of listed.slice(0, MAX_COMPONENTS)) {
    if (isObject(argument) && typeof argument["name"] === "string" && argument["name"].length <= MAX_NAME) {
      args.set(argument["name"], argument);
    }
  }
  const required = [...args].filter(([, argument]) => argument["required"] === true).map(([name]) => name);
  return {
    ...named(String(prompt["name"]), prompt),
    arguments: strings(
      [...args].map(([name, argument]) => [name, describedBy(argument)]),
      required,
    ),
    required: Object.fromEntries([...args.keys()].map((name) => [name, required.includes(name)])),
    completes: completes ? [...args.keys()] : [],
  };
}

/** A closed object of strings. */
function strings(
  properties: readonly (readonly [name: string, description: string | undefined])[],
  required: readonly string[],
): SchemaModel {
  const listed: JsonObject = {
    type: "object",
    properties: Object.fromEntries(
      properties.map(([name, description]) => [
        name,
        { type: "string", ...(description === undefined ? {} : { description }) },
      ]),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
  return { listed, short: true, uses: [], location: NOWHERE };
}

function named(
  name: string,
  listed: JsonObject,
): { readonly name: string; readonly identifier: string; readonly description?: string } {
  const description = describedBy(listed);
  return { name, identifier: camelCase(name.slice(0, 80)), ...(description === undefined ? {} : { description }) };
}

function describedBy({ description, title }: JsonObject): string | undefined {
  const text = typeof description === "string" ? description : title;
  if (typeof text !== "string") return undefined;
  return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION)}…` : text;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
