import type { CallToolRequest, CompleteRequest, GetPromptRequest } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../../errors.ts";
import { quoted } from "../../jsonrpc.ts";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { ListOptions } from "../pages.ts";
import { type Catalogue, type Listed, readPrompts, readResources, readTools } from "./catalogue.ts";
import type { HostedServer, ServerStatus } from "./hosted-server.ts";
import { resourceOwner } from "./resource-owner.ts";

const REFRESH: ListOptions = { cache: "refresh" };

/** Connections to many servers, one client each (HOST-03), behind one catalogue. Made by `connectAll`. */
export class Host {
  readonly #servers: ReadonlyMap<string, Listed>;
  #tools: Catalogue["tools"] = [];
  #prompts: Catalogue["prompts"] = [];
  #resources: Pick<Catalogue, "resources" | "resourceTemplates"> = { resources: [], resourceTemplates: [] };

  constructor(servers: readonly Listed[]) {
    this.#servers = new Map(servers.map((listed) => [listed.server.name, listed]));
  }

  /** How each server is doing, in the order of the configuration. */
  get servers(): readonly ServerStatus[] {
    return [...this.#servers.values()].map(({ server }) => server.status);
  }

  /** Everything that the connected servers offer, read anew. A server that fails is missing from it, and told. */
  async catalogue(options?: ListOptions): Promise<Catalogue> {
    const parts = await Promise.all([
      this.#readTools(options),
      this.#readPrompts(options),
      this.#readResources(options),
    ]);
    const [{ tools }, { prompts }, { resources, resourceTemplates }] = parts;
    return { tools, prompts, resources, resourceTemplates, failures: parts.flatMap(({ failures }) => failures) };
  }

  /** Calls a tool by its name in the catalogue. Throws the `LocalError` `unknown-name` where no server offers it. */
  async callTool(
    name: string,
    args?: CallToolRequest["params"]["arguments"],
    options?: CallOptions,
  ): ReturnType<Client["callTool"]> {
    const { server, tool } = await this.#find(
      "tool",
      name,
      () => this.#tools.find((one) => one.name === name),
      () => this.#readTools(REFRESH),
    );
    return this.use(server, (client) => client.callTool(tool.name, args, options));
  }

  /** Gets a prompt by its name in the catalogue. */
  async getPrompt(
    name: string,
    args?: GetPromptRequest["params"]["arguments"],
    options?: CallOptions,
  ): ReturnType<Client["getPrompt"]> {
    const { server, prompt } = await this.#findPrompt(name);
    return this.use(server, (client) => client.getPrompt(prompt.name, args, options));
  }

  /**
   * Reads a resource from the server that lists it, or else has the template that fits it best. `server` says which,
   * where several have it or none lists it.
   */
  async readResource(
    uri: string,
    { server, ...options }: CallOptions & { readonly server?: string } = {},
  ): ReturnType<Client["readResource"]> {
    const owner = server ?? (await this.#ownerOf(uri));
    return this.use(owner, (client) => client.readResource(uri, options));
  }

  /** Suggests values for an argument of a prompt, by its name in the catalogue, or of a resource template. */
  async complete(
    ref: CompleteRequest["params"]["ref"],
    argument: CompleteRequest["params"]["argument"],
    options?: CallOptions,
  ): ReturnType<Client["complete"]> {
    if (ref.type === "ref/prompt") {
      const { server, prompt } = await this.#findPrompt(ref.name);
      return this.use(server, (client) => client.complete({ ...ref, name: prompt.name }, argument, options));
    }
    const owner = await this.#ownerOf(ref.uri);
    return this.use(owner, (client) => client.complete(ref, argument, options));
  }

  /** Does anything else with the client of one server. What fails shows no secret of the configuration. */
  async use<T>(server: string, work: (client: Client) => Promise<T>): Promise<T> {
    return this.#server(server).use(work);
  }

  /** Connects to one server anew, or for the first time where it failed or is disabled; resolves to how that went. */
  async reconnect(server: string): Promise<ServerStatus> {
    const hosted = this.#server(server);
    await hosted.connect();
    return hosted.status;
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await Promise.all([...this.#servers.values()].map(({ server }) => server.close()));
  }

  #server(name: string): HostedServer {
    const found = this.#servers.get(name);
    if (found !== undefined) return found.server;
    const names = [...this.#servers.keys()].join(", ");
    throw new LocalError("unknown-server", `The host has no server ${quoted(name)}; it has ${names || "none"}`);
  }

  get #connected(): readonly Listed[] {
    return [...this.#servers.values()].filter(({ server }) => server.client !== undefined);
  }

  async #readTools(options?: ListOptions): ReturnType<typeof readTools> {
    const read = await readTools(this.#connected, options);
    this.#tools = read.tools;
    return read;
  }

  async #readPrompts(options?: ListOptions): ReturnType<typeof readPrompts> {
    const read = await readPrompts(this.#connected, options);
    this.#prompts = read.prompts;
    return read;
  }

  async #readResources(options?: ListOptions): ReturnType<typeof readResources> {
    const read = await readResources(this.#connected, options);
    this.#resources = read;
    return read;
  }

  #findPrompt(name: string): Promise<Catalogue["prompts"][number]> {
    const look = () => this.#prompts.find((one) => one.name === name);
    return this.#find("prompt", name, look, () => this.#readPrompts(REFRESH));
  }

  #ownerOf(uri: string): Promise<string> {
    const look = () => resourceOwner(this.#resources, uri);
    return this.#find("resource", uri, look, () => this.#readResources(REFRESH));
  }

  /** Looks in the lists that were read last: names stay what they were until they are read again. */
  async #find<T>(
    kind: string,
    name: string,
    look: () => T | undefined,
    read: () => Promise<Pick<Catalogue, "failures">>,
  ): Promise<T> {
    const known = look();
    if (known !== undefined) return known;
    const { failures } = await read();
    const found = look();
    if (found !== undefined) return found;
    const away = this.servers.filter(({ state }) => state !== "connected").map((status) => status.name);
    const silent = new Set([...away, ...failures.map(({ server }) => server)]);
    const hint = silent.size === 0 ? "" : ` (not heard: ${[...silent].join(", ")})`;
    throw new LocalError("unknown-name", `No server offers the ${kind} ${quoted(name)}${hint}`);
  }
}
