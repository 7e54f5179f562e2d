import type {
  CallToolRequest,
  CompleteRequest,
  CreateTaskResult,
  GetPromptRequest,
  Implementation,
  InputRequiredResult,
  LoggingLevel,
  Prompt,
  Resource,
  ResourceTemplate,
  ServerCapabilities,
  SubscriptionFilter,
  Tool,
} from "@mcpwright/protocol/2026-07-28";
import type { Era } from "@mcpwright/protocol/contract";
import type { JsonObject } from "../jsonrpc.ts";
import { Caller, type Connection } from "./caller.ts";
import { discoverMethod } from "./discover.ts";
import type { CallOptions } from "./exchange.ts";
import { openLasting } from "./lasting-subscription.ts";
import { LegacySubscriptions } from "./legacy-subscriptions.ts";
import { eachPage, type ListOptions, listAll } from "./pages.ts";
import { connectionClosed } from "./pending.ts";
import type { Params, RequestMethod, Result } from "./request-types.ts";
import { rootsChanged } from "./roots-changed.ts";
import { ClientSkills } from "./skills/client-skills.ts";
import type { Subscription } from "./subscription.ts";
import { ClientTasks } from "./tasks/client-tasks.ts";
import { callTool, type callToolMethod } from "./verbs/call-tool.ts";
import { complete } from "./verbs/complete.ts";
import { getPrompt } from "./verbs/get-prompt.ts";
import { listPrompts } from "./verbs/list-prompts.ts";
import { listResourceTemplates } from "./verbs/list-resource-templates.ts";
import { listResources } from "./verbs/list-resources.ts";
import { listTools } from "./verbs/list-tools.ts";
import { listenMethod } from "./verbs/listen.ts";
import { pingMethod } from "./verbs/ping.ts";
import { readResource } from "./verbs/read-resource.ts";
import { setLogLevelMethod } from "./verbs/set-log-level.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** What one round of a request may be answered with. */
type Round<M extends RequestMethod> =
  | Result<M>
  | InputRequiredResult
  | (M extends typeof callToolMethod ? CreateTaskResult : never);

/** A connection to one server, in the era and revision agreed on. Made by `connect`. */
export class Client {
  readonly #connection: Connection;
  readonly #caller: Caller;
  readonly #legacy: LegacySubscriptions;
  /** The server's skills: folders of instructions for a model, which a host loads when they are wanted. */
  readonly skills: ClientSkills = new ClientSkills(this);
  /** Calls that have become tasks, by hand; with `connect(target, { tasks: true })`. */
  readonly tasks: ClientTasks;
  #closing: Promise<void> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#caller = new Caller(connection);
    this.#legacy = new LegacySubscriptions(this.#caller);
    this.tasks = new ClientTasks(this.#caller);
    connection.notifications.add((message) => this.#legacy.take(message));
    connection.notifications.add((message) => {
      connection.cache?.take(message).catch((error: unknown) => connection.warn(`The cache failed: ${String(error)}`));
    });
    this.#caller.onReopened = async () => {
      if (this.era === "modern") return;
      if (this.#caller.logLevel !== undefined) await this.setLogLevel(this.#caller.logLevel);
      await this.#legacy.restore();
    };
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

  /** What was found out about the server, for `connect(target, { verdict })` of a later process. */
  get verdict(): Verdict {
    return verdictOf(this.#caller.agreement);
  }

  get capabilities(): ServerCapabilities {
    return this.#caller.agreement.capabilities;
  }

  get instructions(): string | undefined {
    return this.#caller.agreement.instructions;
  }

  /**
   * Sends any request of the protocol. Throws `McpError` with what the server refused with, and `LocalError` with the
   * code `timeout`, `aborted`, `connection-closed`, `connect-failed`, `spawn-failed`, `http-status`, `invalid-response`,
   * `invalid-output` or `too-many-rounds` for everything that happens on this side. What the server asks on the way is answered by the
   * handlers given to `connect`.
   */
  async request<M extends RequestMethod>(method: M, params: Params<M>, options: CallOptions = {}): Promise<Result<M>> {
    return (await this.#caller.request(method, params as JsonObject, options)) as Result<M>;
  }

  /**
   * Sends one round of a request, for those who answer questions by hand: what the server asks is returned, and is
   * answered by another round with the same params beside `inputResponses` and the `requestState` as it came (MRTR-09).
   * With `tasks` of `connect`, a call may be answered by the task it has become.
   */
  async round<M extends RequestMethod>(method: M, params: Params<M>, options: CallOptions = {}): Promise<Round<M>> {
    return (await this.#caller.round(method, params as JsonObject, options)) as Round<M>;
  }

  /** Every tool, page after page. */
  listTools(options?: ListOptions): Promise<Tool[]> {
    return listAll((cursor, given) => listTools(this, cursor, given), options);
  }

  toolPages(options?: ListOptions): AsyncGenerator<readonly Tool[], void, undefined> {
    return eachPage((cursor, given) => listTools(this, cursor, given), options);
  }

  /**
   * Calls a tool, and waits for the end of the task it may become. A tool that says no answers with `isError: true`; see
   * `assertFine`.
   */
  callTool(
    name: string,
    args?: CallToolRequest["params"]["arguments"],
    options?: CallOptions,
  ): ReturnType<typeof callTool> {
    return callTool(this, name, args, options);
  }

  listResources(options?: ListOptions): Promise<Resource[]> {
    return listAll((cursor, given) => listResources(this, cursor, given), options);
  }

  resourcePages(options?: ListOptions): AsyncGenerator<readonly Resource[], void, undefined> {
    return eachPage((cursor, given) => listResources(this, cursor, given), options);
  }

  listResourceTemplates(options?: ListOptions): Promise<ResourceTemplate[]> {
    return listAll((cursor, given) => listResourceTemplates(this, cursor, given), options);
  }

  resourceTemplatePages(options?: ListOptions): AsyncGenerator<readonly ResourceTemplate[], void, undefined> {
    return eachPage((cursor, given) => listResourceTemplates(this, cursor, given), options);
  }

  readResource(uri: string, options?: CallOptions): ReturnType<typeof readResource> {
    return readResource(this, uri, options);
  }

  listPrompts(options?: ListOptions): Promise<Prompt[]> {
    return listAll((cursor, given) => listPrompts(this, cursor, given), options);
  }

  promptPages(options?: ListOptions): AsyncGenerator<readonly Prompt[], void, undefined> {
    return eachPage((cursor, given) => listPrompts(this, cursor, given), options);
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
   * Subscribes to changes of lists and resources; resolves when the server has agreed. In the legacy era it uses what
   * the session tells anyway. A subscription whose connection is lost is opened again, and then tells a change of all
   * that it covers, since nobody knows what was missed.
   */
  async listen(filter: SubscriptionFilter, options: CallOptions = {}): Promise<Subscription> {
    if (this.era === "legacy") return this.#legacy.open(filter, options);
    const params = { notifications: filter };
    return openLasting(
      (take) => this.#caller.subscribe(listenMethod, params, options, take),
      () => this.#closing !== undefined,
      (change) => this.#connection.notifications.tell(change as unknown as JsonObject),
    );
  }

  /** From which level on the server sends what it logs to `onLog`. */
  async setLogLevel(level: LoggingLevel, options: CallOptions = {}): Promise<void> {
    this.#caller.logLevel = level;
    if (this.era === "legacy" && this.capabilities.logging !== undefined) {
      await this.#caller.request(setLogLevelMethod, { level }, options);
    }
  }

  /** Asks whether the server is there. The modern era has no such request (PING-04): it is asked what it is instead. */
  async ping(options: CallOptions = {}): Promise<void> {
    await this.#caller.request(this.era === "legacy" ? pingMethod : discoverMethod, {}, options);
  }

  /** Tells the server that the roots are others now (ROOT-04); a modern one is told with its next question. */
  async rootsChanged(): Promise<void> {
    if (this.era === "legacy")
      await this.#connection.exchange.link.send(rootsChanged(), this.#caller.agreement.envelope);
  }

  /** Ends the session and the connection. Calls under way fail. */
  close(): Promise<void> {
    this.#caller.closed = true;
    this.#legacy.end(connectionClosed("The client was closed"));
    this.#closing ??= this.#connection.exchange.link.close(this.#caller.agreement.envelope);
    return this.#closing;
  }
}
