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
import { isObject, type JsonObject } from "../jsonrpc.ts";
import type { Agreement } from "./agreement.ts";
import { decodeResult } from "./decode-result.ts";
import { type CallOptions, type Exchange, resultOf } from "./exchange.ts";
import { answersTo, isInputRequired, MOST_ROUNDS } from "./input-required.ts";
import type { Inputs } from "./inputs.ts";
import type { Envelope } from "./link.ts";
import { modernMeta, type Offer } from "./offer.ts";
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
  readonly #exchange: Exchange;
  readonly #offer: Offer;
  readonly #inputs: Inputs;
  readonly #timeout: number;
  readonly #reopen: () => Promise<Agreement>;
  #agreement: Agreement;
  #reopening: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  /** `reopen` begins a new session where the server has lost the old one (SESS-07). */
  constructor(
    exchange: Exchange,
    agreement: Agreement,
    offer: Offer,
    inputs: Inputs,
    timeout: number,
    reopen: () => Promise<Agreement>,
  ) {
    this.#exchange = exchange;
    this.#agreement = agreement;
    this.#offer = offer;
    this.#inputs = inputs;
    this.#timeout = timeout;
    this.#reopen = reopen;
  }

  /** The revision spoken, such as `2026-07-28`. */
  get revision(): string {
    return this.#agreement.revision.id;
  }

  get era(): Era {
    return this.#agreement.revision.era;
  }

  /** The server as it describes itself. Unverified: for display and logs, never for decisions (DISC-07). */
  get serverInfo(): Implementation | undefined {
    return this.#agreement.serverInfo;
  }

  get capabilities(): ServerCapabilities {
    return this.#agreement.capabilities;
  }

  get instructions(): string | undefined {
    return this.#agreement.instructions;
  }

  /**
   * Sends any request of the protocol. Throws `McpError` with what the server refused with, and `LocalError` with the
   * code `timeout`, `aborted`, `connection-closed`, `connect-failed`, `http-status`, `invalid-response` or
   * `too-many-rounds` for everything that happens on this side. What the server asks on the way is answered by the
   * handlers given to `connect`.
   */
  async request<M extends RequestMethod>(method: M, params: Params<M>, options: CallOptions = {}): Promise<Result<M>> {
    const given = params as JsonObject;
    let result = await this.#send(method, given, options, true);
    for (let round = 0; isInputRequired(result); round++) {
      if (round === MOST_ROUNDS) {
        throw new LocalError("too-many-rounds", `The server asked ${MOST_ROUNDS} times and still has no answer`);
      }
      // The answers belong to this one retry (MRTR-12).
      result = await this.#send(method, { ...given, ...(await answersTo(result, this.#inputs)) }, options, true);
    }
    return result as Result<M>;
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
    const { revision, envelope } = this.#agreement;
    if (!revision.methods.has(listenMethod)) {
      throw new LocalError("unknown-method", `Revision ${revision.id} has no method ${listenMethod}`);
    }
    const params = { notifications: filter, _meta: modernMeta(revision.id, this.#offer) };
    return this.#exchange.subscribe(listenMethod, params, envelope, {
      ...options,
      timeout: options.timeout ?? this.#timeout,
    });
  }

  /** Ends the session and the connection. Calls under way fail. */
  close(): Promise<void> {
    this.#closing ??= this.#exchange.link.close(this.#agreement.envelope);
    return this.#closing;
  }

  async #send(method: string, params: JsonObject, options: CallOptions, mayReopen: boolean): Promise<JsonObject> {
    const { revision, envelope } = this.#agreement;
    const facts = revision.methods.get(method);
    if (facts === undefined) throw new LocalError("unknown-method", `Revision ${revision.id} has no method ${method}`);
    const name = facts.kind === "request" && facts.mirrored !== undefined ? params[facts.mirrored] : undefined;
    const sent: Envelope = typeof name === "string" ? { ...envelope, name } : envelope;
    const full = envelope.modern
      ? { ...params, _meta: { ...metaOf(params), ...modernMeta(revision.id, this.#offer) } }
      : params;
    const reply = await this.#exchange
      .ask(method, full, sent, { ...options, timeout: options.timeout ?? this.#timeout })
      .catch((error: unknown) => {
        if (isSessionLoss(error) && mayReopen && envelope.session !== undefined) return undefined;
        throw error;
      });
    if (reply === undefined || (reply.status === 404 && mayReopen && envelope.session !== undefined)) {
      await this.#startOver();
      return this.#send(method, params, options, false);
    }
    return decodeResult(revision, method, resultOf(reply));
  }

  #startOver(): Promise<void> {
    this.#reopening ??= this.#reopen()
      .then((agreement) => {
        this.#agreement = agreement;
      })
      .finally(() => {
        this.#reopening = undefined;
      });
    return this.#reopening;
  }
}

function metaOf(params: JsonObject): JsonObject {
  return isObject(params["_meta"]) ? params["_meta"] : {};
}

function isSessionLoss(error: unknown): boolean {
  return LocalError.is(error) && (error as { readonly status?: number }).status === 404;
}
