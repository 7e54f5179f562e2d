import type { Prompt, Resource, ResourceTemplate, Tool } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { ListOptions } from "../pages.ts";
import type { HostedServer } from "./hosted-server.ts";
import { mergedNames, type Owned } from "./merged-names.ts";

/** A tool of one of the servers. `name` is what `Host.callTool` takes, `tool.name` what the server calls it. */
export interface HostTool {
  readonly name: string;
  readonly server: string;
  readonly tool: Tool;
}

export interface HostPrompt {
  readonly name: string;
  readonly server: string;
  readonly prompt: Prompt;
}

export interface HostResource {
  readonly server: string;
  readonly resource: Resource;
}

export interface HostResourceTemplate {
  readonly server: string;
  readonly resourceTemplate: ResourceTemplate;
}

/** What all servers of a host offer together. */
export interface Catalogue {
  readonly tools: readonly HostTool[];
  readonly prompts: readonly HostPrompt[];
  readonly resources: readonly HostResource[];
  readonly resourceTemplates: readonly HostResourceTemplate[];
  /** Lists that could not be read: the rest is there all the same. */
  readonly failures: readonly { readonly server: string; readonly error: unknown }[];
}

/** A connected server, and what its part of the catalogue is to look like. */
export interface Listed {
  readonly server: HostedServer;
  readonly prefix: string;
  readonly offers: (tool: string) => boolean;
}

/** The lists of one kind, and which could not be read. */
type Read<Part extends keyof Catalogue> = Pick<Catalogue, Part | "failures">;

export async function readTools(servers: readonly Listed[], options?: ListOptions): Promise<Read<"tools">> {
  const { items, failures } = await readEach(servers, "tools", (client) => client.listTools(options));
  const offered = items.filter(({ from, item }) => from.offers(item.name));
  return { tools: named(offered).map(({ item, ...rest }) => ({ ...rest, tool: item })), failures };
}

export async function readPrompts(servers: readonly Listed[], options?: ListOptions): Promise<Read<"prompts">> {
  const { items, failures } = await readEach(servers, "prompts", (client) => client.listPrompts(options));
  return { prompts: named(items).map(({ item, ...rest }) => ({ ...rest, prompt: item })), failures };
}

export async function readResources(
  servers: readonly Listed[],
  options?: ListOptions,
): Promise<Read<"resources" | "resourceTemplates">> {
  const [resources, templates] = await Promise.all([
    readEach(servers, "resources", (client) => client.listResources(options)),
    readEach(servers, "resources", (client) => client.listResourceTemplates(options)),
  ]);
  return {
    resources: resources.items.map(({ from, item }) => ({ server: from.server.name, resource: item })),
    resourceTemplates: templates.items.map(({ from, item }) => ({ server: from.server.name, resourceTemplate: item })),
    failures: [...resources.failures, ...templates.failures],
  };
}

/** One list of each server that has it, read side by side. */
async function readEach<Item>(
  servers: readonly Listed[],
  capability: keyof Client["capabilities"],
  list: (client: Client) => Promise<readonly Item[]>,
): Promise<{ readonly items: readonly { from: Listed; item: Item }[]; readonly failures: Catalogue["failures"] }> {
  const failures: { server: string; error: unknown }[] = [];
  const lists = servers.map(async (from) => {
    try {
      const items = await from.server.use(async (client) =>
        client.capabilities[capability] === undefined ? [] : list(client),
      );
      return items.map((item) => ({ from, item }));
    } catch (error) {
      failures.push({ server: from.server.name, error });
      return [];
    }
  });
  return { items: (await Promise.all(lists)).flat(), failures };
}

function named<Item extends { readonly name: string }>(
  found: readonly { readonly from: Listed; readonly item: Item }[],
): readonly { readonly name: string; readonly server: string; readonly item: Item }[] {
  const owned = found.map(({ from, item }): Owned<Item> => {
    return { server: from.server.name, ownName: item.name, prefix: from.prefix, item };
  });
  const names = mergedNames(owned);
  return owned.map(({ server, item }, at) => ({ name: names[at]!, server, item }));
}
