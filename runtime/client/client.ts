import type {
  CallToolRequest,
  CompleteRequest,
  GetPromptRequest,
  Implementation,
  Prompt,
  Resource,
  ResourceTemplate,
  ServerCapabilities,
  SubscriptionFilter,
  Tool,
} from "@mcpwright/protocol/2026-07-28";
import type { Era } from "@mcpwright/protocol/contract";
import { LocalError } from "../errors.ts";
import type { JsonObject } from "../jsonrpc.ts";
import { Caller, type Connection } from "./caller.ts";
import type { CallOptions } from "./exchange.ts";
import { modernMeta } from "./offer.ts";
import { type ListOptions, listAll } from "./pages.ts";
import type { Params, RequestMethod, Result } from "./request-types.ts";
import type { Subscription } from "./subscription.ts";
import { callTool } from "./verbs/call-tool.ts";
import { complete } from "./verbs/complete.ts";
import { getPrompt } from "./verbs/get-prompt.ts";
import { listPrompts } from "./verbs/list-prompts.ts";
import { listResourceTemplates } from "./verbs/list-resource-templates.ts";
import { listResources } from "./verbs/list-resources.ts";
import { listTools } from "./verbs/list-tools.ts";
import { listenMethod } from "./verbs/listen.ts";
import { readResource } from "./verbs/read-resource.ts";

/** A connection to one server, in the era and revision agreed on. Made by `connect`. */
export class Client {
  readonly #connection: Connection;
  readonly #caller: Caller;
  #closing: Promise<void> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#caller = new Caller(connection);
  }

  /** The revision spoken, such as `2026-07-28`. */
  get revision(): string {
    return this.#caller.agreement.revision.id;
  }

  get era(): Era {
    return this.#caller.agreement.revision.era;
  }

  /** The server as it describes itself. Unverified: for display and logs, never for decisions (DISC-07). */
  get serverInfo(): Implementation | undefined {
    return this.#caller.agreement.serverInfo;
  }

  get capabilities(): ServerCapabilities {
    return this.#caller.agreement.capabilities;
  }

  get instructions(): string | undefined {
    return this.#caller.agreement.instructions;
  }

  /**
   * Sends any request of the protocol. Throws `McpError` with what the server refused with, and `LocalError` with the
   * code `timeout`, `aborted`, `connection-closed`, `connect-failed`, `http-status`, `invalid-response` or
   * `too-many-rounds` for everything that happens on this side. What the server asks on the way is answered by the
   * handlers given to `connect`.
   */
  async request<M extends RequestMethod>(method: M, params: Params<M>, options: CallOptions = {}): Promise<Result<M>> {
    return (await this.#caller.request(method, params as JsonObject, options)) as Result<M>;
  }

  /** Every tool, page after page. */
  listTools(options?: ListOptions): Promise<Tool[]> {
    return listAll((cursor) => listTools(this, cursor, options), options);
  }

  /** Calls a tool. A tool that says no answers with `isError: true`; see `throwToolError`. */
  callTool(
    name: string,
    args?: CallToolRequest["params"]["arguments"],
    options?: CallOptions,
  ): ReturnType<typeof callTool> {
    return callTool(this, name, args, options);
  }

  listResources(options?: ListOptions): Promise<Resource[]> {
    return listAll((cursor) => listResources(this, cursor, options), options);
  }

  listResourceTemplates(options?: ListOptions): Promise<ResourceTemplate[]> {
    return listAll((cursor) => listResourceTemplates(this, cursor, options), options);
  }

  readResource(uri: string, options?: CallOptions): ReturnType<typeof readResource> {
    return readResource(this, uri, options);
  }

  listPrompts(options?: ListOptions): Promise<Prompt[]> {
    return listAll((cursor) => listPrompts(this, cursor, options), options);
  }

  getPrompt(
    name: string,
    args?: GetPromptRequest["params"]["arguments"],
    options?: CallOptions,
  ): ReturnType<typeof getPrompt> {
    return getPrompt(this, name, args, options);
  }

  complete(
    ref: CompleteRequest["params"]["ref"],
    argument: CompleteRequest["params"]["argument"],
    options?: CallOptions,
  ): ReturnType<typeof complete> {
    return complete(this, ref, argument, options);
  }

  /**
   * Subscribes to changes of lists and resources, in the modern era; resolves when the server has agreed. In the legacy
   * one it throws the `LocalError` `unknown-method`: see `request`.
   */
  async listen(filter: SubscriptionFilter, options: CallOptions = {}): Promise<Subscription> {
    const { revision, envelope } = this.#caller.agreement;
    const { exchange, offer, timeout } = this.#connection;
    if (!revision.methods.has(listenMethod)) {
      throw new LocalError("unknown-method", `Revision ${revision.id} has no method ${listenMethod}`);
    }
    const params = { notifications: filter, _meta: modernMeta(revision.id, offer) };
    return exchange.subscribe(listenMethod, params, envelope, {
      ...options,
      timeout: options.timeout ?? timeout,
    });
  }

  /** Ends the session and the connection. Calls under way fail. */
  close(): Promise<void> {
    this.#closing ??= this.#connection.exchange.link.close(this.#caller.agreement.envelope);
    return this.#closing;
  }
}
