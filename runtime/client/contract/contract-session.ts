import { McpError } from "../../errors.ts";
import type { JsonObject } from "../../jsonrpc.ts";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import { assertGiven, checkedCall } from "./checked-call.ts";
import type { Completion, PromptMessages, ResourceContents } from "./client-types.ts";
import type { Contract, PromptContract, ResourceContract, ToolContract } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import type { Drift } from "./drift.ts";
import { expandTemplate } from "./expand-template.ts";

/** A connection seen through a contract. Its types are those of the generated file. */
export class ContractSession {
  readonly connection: Client;
  readonly tools: object;
  readonly resources: object;
  readonly prompts: object;
  readonly #contract: Contract;
  readonly #checks: boolean;
  readonly #tools: ReadonlyMap<string, ToolContract>;
  readonly #resources: ReadonlyMap<string, ResourceContract>;
  readonly #prompts: ReadonlyMap<string, PromptContract>;

  /** `checks` is whether arguments and answers are held to the contract. */
  constructor(connection: Client, contract: Contract, checks: boolean) {
    this.connection = connection;
    this.#contract = contract;
    this.#checks = checks;
    this.#tools = byName(contract.tools);
    this.#resources = byName(contract.resources);
    this.#prompts = byName(contract.prompts);
    this.tools = table(contract.tools, ({ name }) => {
      return (given?: object, options?: CallOptions) => this.call(name, given, options);
    });
    this.resources = table(contract.resources, (resource) => {
      const read = (given?: object, options?: CallOptions): Promise<ResourceContents> =>
        this.read(resource.name, given, options);
      const { uri } = resource;
      const address = typeof uri === "string" ? uri : uri.source;
      return Object.assign(read, { complete: this.#completer({ type: "ref/resource", uri: address }) });
    });
    this.prompts = table(contract.prompts, ({ name }) => {
      const get = (given?: object, options?: CallOptions): Promise<PromptMessages> => this.prompt(name, given, options);
      return Object.assign(get, { complete: this.#completer({ type: "ref/prompt", name }) });
    });
  }

  call(name: string, given: object = {}, options?: CallOptions): Promise<unknown> {
    const { connection: client } = this;
    const call = { client, contract: this.#contract, checks: this.#checks, name, options };
    return checkedCall({ ...call, tool: this.#tools.get(name), given: given as JsonObject });
  }

  async read(name: string, given: object = {}, options?: CallOptions): Promise<ResourceContents> {
    const resource = this.#resources.get(name);
    const uri = resource === undefined ? name : this.#address(resource, given as JsonObject);
    return this.connection.readResource(uri, options).then(
      ({ contents }) => contents,
      async (error: unknown) => {
        if (resource !== undefined && this.#checks && McpError.is(error)) {
          const listed = typeof resource.uri === "string" ? resource.uri : resource.uri.source;
          await this.#throwDrift(error, (drift) => drift.driftOfResource(this.connection, name, listed));
        }
        throw error;
      },
    );
  }

  async prompt(name: string, given: object = {}, options?: CallOptions): Promise<PromptMessages> {
    const prompt = this.#prompts.get(name);
    const args: Record<string, string> = {};
    // Arguments are strings (S-25); one left out as `undefined` is not sent.
    for (const [key, value] of Object.entries(given)) if (value !== undefined) args[key] = String(value);
    return this.connection.getPrompt(name, args, options).catch(async (error: unknown) => {
      if (prompt !== undefined && this.#checks && McpError.is(error)) {
        await this.#throwDrift(error, (drift) => drift.driftOfPrompt(this.connection, prompt));
      }
      throw error;
    });
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  #address({ name, uri, params }: ResourceContract, given: JsonObject): string {
    if (typeof uri === "string") return uri;
    if (params !== undefined && this.#checks) assertGiven(`the resource ${JSON.stringify(name)}`, params, given);
    return expandTemplate(uri, given);
  }

  #completer(ref: Parameters<Client["complete"]>[0]) {
    return (argument: string, typed: string, options?: CallOptions): Promise<Completion> =>
      this.connection.complete(ref, { name: argument, value: typed }, options);
  }

  async #throwDrift(
    cause: McpError,
    find: (module: typeof import("./drift.ts")) => Promise<Drift | undefined>,
  ): Promise<void> {
    const drift = await find(await import("./drift.ts")).catch(() => undefined);
    if (drift !== undefined) throw new ContractError(drift.code, this.#contract, [drift.text], { cause });
  }
}

function byName<Entry extends { readonly name: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** What the entries are called in code, without a prototype whose members could be taken for entries. */
function table<Entry extends { readonly as?: string }>(
  entries: readonly Entry[],
  make: (entry: Entry) => unknown,
): object {
  const made: Record<string, unknown> = Object.create(null);
  for (const entry of entries) if (entry.as !== undefined) made[entry.as] = make(entry);
  return Object.freeze(made);
}
