import type { Offer } from "../../client/client-from-offer.ts";
import type { Client } from "./connection.ts";
import { RemoteUsage } from "./exit.ts";

const METHOD_NOT_FOUND = -32601;
/** Pages of each list; what comes after them is left out. */
const MOST_PAGES = 100;

/** Every list that the server declares, whatever shape its entries have. */
export async function readLists(client: Client): Promise<Offer> {
  const { mirroredArguments } = await import("@mcpwright/runtime/client");
  const { tools, resources, prompts, completions } = client.capabilities;
  const options = { unchecked: true, maxPages: MOST_PAGES } as const;
  const list = async (
    declared: object | undefined,
    name: string,
    read: () => Promise<readonly unknown[]>,
  ): Promise<readonly unknown[]> => {
    if (declared === undefined) return [];
    try {
      return await read();
    } catch (error) {
      // A server with resources need not have templates, and some have no method for them.
      if ((error as { readonly code?: unknown }).code === METHOD_NOT_FOUND) return [];
      if (error instanceof TypeError) throw new RemoteUsage(`The server's list of ${name} is no list.`);
      throw error;
    }
  };
  return {
    server: client.serverInfo?.title ?? client.serverInfo?.name ?? "the server",
    tools: await list(tools, "tools", () => client.listTools(options)),
    resources: await list(resources, "resources", () => client.listResources(options)),
    resourceTemplates: await list(resources, "resource templates", () => client.listResourceTemplates(options)),
    prompts: await list(prompts, "prompts", () => client.listPrompts(options)),
    completes: completions !== undefined,
    mirrored: mirroredArguments,
  };
}
