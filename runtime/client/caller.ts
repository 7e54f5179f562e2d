import type {
  CallToolRequest,
  CallToolResult,
  ListToolsResult,
  LoggingLevel,
  Tool,
} from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError } from "../errors.ts";
import { isObject, type JsonObject } from "../jsonrpc.ts";
import type { Agreement } from "./agreement.ts";
import { contradicts, failureContradicts } from "./contradiction.ts";
import { decodeResult } from "./decode-result.ts";
import { type CallOptions, type Exchange, type RequestOptions, resultOf } from "./exchange.ts";
import type { taskOptions } from "./extensions.ts";
import { answersTo, isInputRequired, MOST_ROUNDS } from "./input-required.ts";
import type { Inputs } from "./inputs.ts";
import { KnownTools, type MirroredByTool } from "./known-tools.ts";
import type { OpenSubscription } from "./lasting-subscription.ts";
import type { Envelope, Reply } from "./link.ts";
import { isLoss, isRepeatable, isSessionLoss } from "./loss.ts";
import type { Notifications } from "./notifications.ts";
import { modernMeta, type Offer } from "./offer.ts";
import { listAll } from "./pages.ts";
import type { ResponseCache } from "./response-cache.ts";
import type { Change } from "./subscription.ts";
import type { ToolTasks } from "./tasks/tool-tasks.ts";
import { callToolMethod } from "./verbs/call-tool.ts";
import { listToolsMethod } from "./verbs/list-tools.ts";

const HOUR = 3_600_000;

/** What a caller needs of the connection it speaks over. */
export interface Connection {
  readonly exchange: Exchange;
  readonly agreement: Agreement;
  readonly offer: Offer;
  readonly inputs: Inputs;
  /** Longest wait for an answer, in milliseconds. */
  readonly timeout: number;
  /** Begins a new session where the server has lost the old one (SESS-07); without a revision the era is asked anew. */
  readonly reopen: (revision: string | undefined) => Promise<Agreement>;
  readonly warn: (message: string) => void;
  readonly notifications: Notifications;
  /** Whether outputs are held against the schemas their tools list. */
  readonly checkOutput: boolean;
  readonly cache: ResponseCache | undefined;
  /** Arguments that are mirrored into headers, where they are known before a list. */
  readonly mirrored: MirroredByTool | undefined;
  /** How tasks are taken; `undefined` where they are not. */
  readonly tasks: ReturnType<typeof taskOptions>;
}

/** Sends requests as the agreed revision wants them, and sees to it that they end in an answer. */
export class Caller {
  readonly #connection: Connection;
  readonly #tools: KnownTools;
  #agreement: Agreement;
  #reopening: Promise<void> | undefined;
  #tasks: Promise<ToolTasks> | undefined;
  /** What a new session has to be told, beside the handshake. */
  onReopened: () => Promise<void> = async () => {};
  /** Least severe level of what a modern server is asked to log, request by request (META-12). */
  logLevel: LoggingLevel | undefined;
  /** The client was closed: nothing is tried again. */
  closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#agreement = connection.agreement;
    this.#tools = new KnownTools(this.#mirrors, connection.warn, connection.mirrored);
  }

  get agreement(): Agreement {
    return this.#agreement;
  }

  /** Sends a request, answers what the server asks, and resolves to the final result, of a task as well. */
  request(method: string, params: JsonObject, options: RequestOptions): Promise<JsonObject> {
    const tasks = method === callToolMethod && !options.unchecked ? this.tasks() : undefined;
    return tasks === undefined
      ? this.answered(method, params, options)
      : tasks.then((loaded) => loaded.call(params, options));
  }

  /** What is done with tasks; `undefined` where this client takes none. */
  tasks(): Promise<ToolTasks> | undefined {
    if (this.#connection.tasks === undefined) return undefined;
    this.#tasks ??= import("./tasks/tool-tasks.ts").then(({ ToolTasks }) => new ToolTasks(this, this.#connection));
    return this.#tasks;
  }

  /** Sends a request and answers what the server asks; a call may have become a task then. */
  async answered(method: string, params: JsonObject, options: RequestOptions): Promise<JsonObject> {
    const { inputs } = this.#connection;
    let result = await this.round(method, params, options);
    for (let round = 0; isInputRequired(result); round++) {
      if (round === MOST_ROUNDS) {
        throw new LocalError("too-many-rounds", `The server asked ${MOST_ROUNDS} times and still has no answer`);
      }
      // The answers belong to this one retry (MRTR-12).
      result = await this.round(method, { ...params, ...(await answersTo(result, inputs, options.signal)) }, options);
    }
    return result;
  }

  /** Sends a request once; resolves to its result, which may be a question. */
  async round(method: string, params: JsonObject, options: RequestOptions): Promise<JsonObject> {
    if (options.unchecked) return resultOf(await this.#askInSession(method, params, options));
    const cache = this.#cacheOf(method, params, options);
    const kept = options.cache === "refresh" ? undefined : await cache?.get(method, params).catch(this.#uncached);
    const result = kept ?? (await this.#fetch(method, params, options));
    if (kept === undefined && cache !== undefined && !isInputRequired(result)) {
      await cache.set(method, params, result).catch(this.#uncached);
    }
    if (method === listToolsMethod) {
      return this.#tools.learn(result as unknown as ListToolsResult) as unknown as JsonObject;
    }
    if (method === callToolMethod && !isInputRequired(result) && !isCreatedTask(params, result)) {
      await this.checkOutput(String(params["name"]), result);
    }
    return result;
  }

  /** Holds the result of a tool against the schema that it lists. */
  async checkOutput(tool: string, result: JsonObject): Promise<void> {
    if (this.#connection.checkOutput) await this.#tools.checked(tool, result as unknown as CallToolResult);
  }

  /** A tool as it was listed last. */
  listedTool(name: string): Tool | undefined {
    return this.#tools.get(name);
  }

  async #fetch(method: string, params: JsonObject, options: RequestOptions): Promise<JsonObject> {
    let reply = await this.#askInSession(method, params, options);
    if (method === callToolMethod && this.#mirrors && isHeaderMismatch(reply)) {
      // XHDR-14: the server's annotations are others than those last seen.
      await this.listTools({ ...options, cache: "refresh" });
      reply = await this.#askInSession(method, params, options);
    }
    const tasks = method === callToolMethod && this.#connection.tasks !== undefined;
    return decodeResult(this.#agreement.revision, method, resultOf(reply), tasks);
  }

  /** The cache, for what may be kept: never the answer to a retry (CACHE-06, MRTR-24). */
  #cacheOf(method: string, params: JsonObject, options: CallOptions): ResponseCache | undefined {
    const facts = this.#agreement.revision.methods.get(method);
    if (facts?.kind !== "request" || !facts.cacheable || options.cache === "bypass") return undefined;
    if (params["inputResponses"] !== undefined || params["requestState"] !== undefined) return undefined;
    return this.#connection.cache;
  }

  /** A store that fails costs time, not answers. */
  #uncached = (error: unknown): undefined => {
    this.#connection.warn(`The cache failed: ${String(error)}`);
  };

  get #mirrors(): boolean {
    return this.#connection.exchange.link.kind === "http" && this.#agreement.envelope.modern === true;
  }

  /** Reads what the server lists of its tools, and learns it. */
  async listTools(options: CallOptions): Promise<void> {
    await listAll(async (cursor) => {
      const page = await this.round(listToolsMethod, cursor === undefined ? {} : { cursor }, options);
      return { items: [], next: (page as unknown as ListToolsResult).nextCursor };
    });
  }

  /** Opens a subscription on the connection there is. */
  async subscribe(
    method: string,
    params: JsonObject,
    options: CallOptions,
    take: (change: Change) => void,
  ): Promise<OpenSubscription> {
    const { exchange, timeout, offer } = this.#connection;
    if (exchange.link.lost && !this.closed) await this.#startOver();
    const { revision, envelope } = this.#agreement;
    const full = { ...params, _meta: modernMeta(revision.id, offer) };
    return exchange.subscribe(method, full, envelope, { ...options, timeout: options.timeout ?? timeout }, take);
  }

  /**
   * Asks; once more where the session turns out to be lost (SESS-07), so that the server has done nothing, and where
   * the connection is lost and to ask again does no harm. A tool may have done its work already.
   */
  async #askInSession(method: string, params: JsonObject, options: RequestOptions): Promise<Reply> {
    const { link } = this.#connection.exchange;
    if (link.lost && !this.closed) await this.#startOver();
    const agreement = this.#agreement;
    const { envelope, assumed = false } = agreement;
    const inSession = envelope.session !== undefined;
    let afresh = false;
    try {
      const reply = await this.#ask(method, params, options);
      afresh = envelope.modern === true && contradicts(reply, assumed);
      if (!afresh && !(inSession && reply.status === 404)) return reply;
    } catch (error) {
      afresh = failureContradicts(error, assumed);
      const lostSession = inSession && isSessionLoss(error);
      const again = afresh || lostSession || (isLoss(error) && isRepeatable(method));
      if (!again || this.closed || options.signal?.aborted) throw error;
      if (!afresh && !lostSession && !link.lost) return this.#ask(method, params, options);
    }
    // Another call may have begun a new session already.
    if (this.#agreement === agreement) await this.#startOver(afresh);
    return this.#ask(method, params, options);
  }

  #ask(method: string, params: JsonObject, options: RequestOptions): Promise<Reply> {
    const { exchange, offer, timeout } = this.#connection;
    const { revision, envelope } = this.#agreement;
    const facts = revision.methods.get(method);
    if (facts === undefined) throw new LocalError("unknown-method", `Revision ${revision.id} has no method ${method}`);
    const given = { ...options, timeout: options.timeout ?? (options.idleTimeout === undefined ? timeout : HOUR) };
    if (!envelope.modern) return exchange.ask(method, params, envelope, given);
    const full = { ...params, _meta: { ...metaOf(params), ...modernMeta(revision.id, offer, this.logLevel) } };
    const name = facts.kind === "request" && facts.mirrored !== undefined ? params[facts.mirrored] : undefined;
    return exchange.ask(method, full, this.#addressed(method, params, name), given);
  }

  /** The envelope of one request: what it is about is mirrored into headers. */
  #addressed(method: string, params: JsonObject, name: unknown): Envelope {
    const { envelope } = this.#agreement;
    if (typeof name !== "string") return envelope;
    const mirrored =
      method === callToolMethod ? this.#tools.mirrored(params as unknown as CallToolRequest["params"]) : undefined;
    return mirrored === undefined ? { ...envelope, name } : { ...envelope, name, mirrored };
  }

  #startOver(afresh = false): Promise<void> {
    this.#reopening ??= this.#connection
      .reopen(afresh ? undefined : this.#agreement.revision.id)
      .then(async (agreement) => {
        this.#agreement = agreement;
        // Its requests find the session there, and do not wait for this promise.
        this.#reopening = undefined;
        await this.onReopened();
      })
      .finally(() => {
        this.#reopening = undefined;
      });
    return this.#reopening;
  }
}

/** Of the extension a task is known by its kind (TASKX-08), in 2025-11-25 by having been asked for (TASK-06). */
function isCreatedTask(params: JsonObject, result: JsonObject): boolean {
  return result["resultType"] === "task" || (params["task"] !== undefined && isObject(result["task"]));
}

function metaOf(params: JsonObject): JsonObject {
  return isObject(params["_meta"]) ? params["_meta"] : {};
}

function isHeaderMismatch({ response }: Reply): boolean {
  return "error" in response && response.error.code === ErrorCode.headerMismatch;
}
