import type { Client } from "./connection.ts";
import type { Offer } from "./text.ts";

const METHOD_NOT_FOUND = -32601;

/** Reads every list that the server declares to have. */
export async function readOffer(client: Client): Promise<Offer> {
  const { tools, resources, prompts } = client.capabilities;
  const [toolList, resourceList, templateList, promptList] = await Promise.all([
    tools === undefined ? [] : listed(client.listTools()),
    resources === undefined ? [] : listed(client.listResources()),
    resources === undefined ? [] : listed(client.listResourceTemplates()),
    prompts === undefined ? [] : listed(client.listPrompts()),
  ]);
  return {
    server: client.serverInfo,
    revision: client.revision,
    era: client.era,
    capabilities: client.capabilities,
    instructions: client.instructions,
    tools: toolList,
    resources: resourceList,
    resourceTemplates: templateList,
    prompts: promptList,
  };
}

/** A server with resources need not have templates, and some have no method for them. */
function listed<Item>(list: Promise<Item[]>): Promise<Item[]> {
  return list.catch((error: { readonly code?: unknown }) => {
    if (error.code === METHOD_NOT_FOUND) return [];
    throw error;
  });
}
