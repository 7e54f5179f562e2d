import type { JsonObject, ManifestModel, PromptModel, ResourceModel, ToolModel } from "../manifest/model.ts";
import type { ClientModel, ClientPrompt, ClientResource, ClientTool } from "./client-model.ts";
import { argumentsSchema, variablesSchema } from "./implied-schemas.ts";
import { fileHeader, manifestName } from "./layout.ts";

/** The client of the server that a manifest declares. */
export function clientFromManifest(model: ManifestModel): ClientModel {
  const name = manifestName(model);
  return {
    header: fileHeader(model),
    source: name,
    regenerate: name === "mcp.yaml" ? "mcpwright generate" : `mcpwright generate ${name}`,
    server: model.server.title ?? model.server.name,
    schemas: model.schemas,
    tools: model.tools.map(toolOf),
    resources: model.resources.map(resourceOf),
    prompts: model.prompts.map(promptOf),
  };
}

function toolOf({ name, identifier, listed, input, output, errors, mirrored }: ToolModel): ClientTool {
  return {
    name,
    identifier,
    ...described(listed),
    input: { schema: input },
    ...(output === undefined ? {} : { output: { schema: output } }),
    errors,
    mirrored,
    listed: { input: input.listed, ...(output === undefined ? {} : { output: output.listed }) },
  };
}

function resourceOf(resource: ResourceModel): ClientResource {
  const { name, identifier, listed, uri, template, params, complete } = resource;
  const parameters = template && (params ?? variablesSchema(resource, template));
  return {
    name,
    identifier,
    ...described(listed),
    uri: template ?? uri,
    ...(parameters ? { params: parameters } : {}),
    completes: complete.map(({ argument }) => argument),
  };
}

function promptOf(prompt: PromptModel): ClientPrompt {
  return {
    name: prompt.name,
    identifier: prompt.identifier,
    ...described(prompt.listed),
    arguments: argumentsSchema(prompt),
    required: Object.fromEntries(prompt.arguments.map(({ name, required }) => [name, required])),
    completes: prompt.complete.map(({ argument }) => argument),
  };
}

function described(listed: JsonObject): { description?: string } {
  const description = listed["description"] ?? listed["title"];
  return typeof description === "string" ? { description } : {};
}
