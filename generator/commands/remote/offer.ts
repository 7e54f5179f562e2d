import type { Client } from "./connection.ts";
import type { Offer } from "./text.ts";

/** Reads every list that the server declares to have. */
export async function readOffer(client: Client): Promise<Offer> {
  const { tools, resources, prompts } = client.capabilities;
  const [toolList, resourceList, templateList, promptList] = await Promise.all([
    tools === undefined ? [] : client.listTools(),
    resources === undefined ? [] : client.listResources(),
    resources === undefined ? [] : client.listResourceTemplates(),
    prompts === undefined ? [] : client.listPrompts(),
  ]);
  return {
    server: client.serverInfo,
    revision: client.revision,
    instructions: client.instructions,
    tools: toolList,
    resources: resourceList,
    resourceTemplates: templateList,
    prompts: promptList,
  };
}
