import type { DetailedTask } from "@mcpwright/protocol/2026-07-28";
import { LocalError, McpError } from "../errors.ts";
import { isObject, isRequestId, type JsonObject, type RequestId } from "../jsonrpc.ts";
import { acknowledgedFilter } from "./acknowledgement.ts";
import { CallEnd } from "./call-end.ts";
import { cancellation, cancelledBy } from "./cancel.ts";
import type { OpenSubscription } from "./lasting-subscription.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { type Progress, progressOf } from "./progress.ts";
import type { CacheMode } from "./response-cache.ts";
import type { Change } from "./subscription.ts";
import { subscriptionIdOf } from "./subscription-id.ts";

/** What one call may set for itself. */
export interface CallOptions {
  /** Longest wait in milliseconds, whatever happens meanwhile; default: that of the client (TIME-03, TIME-05). */
  readonly timeout?: number;
  /**
   * Longest silence in milliseconds: progress begins it anew (TIME-04). Where it is given, `timeout` is an hour unless
   * it is given as well.
   */
  readonly idleTimeout?: number;
  /** Ends the call early; the server is told. */
  readonly signal?: AbortSignal;
  /** Whether a result that is still fresh will do; default: `use`. */
  readonly cache?: CacheMode;
  /** Asks the server for progress and gets it. */
  readonly onProgress?: (progress: Progress) => void;
  /** Is told of the task that the call of a tool has become, and of each change of it; see `tasks` of `connect`. */
  readonly onTask?: (task: DetailedTask) => void;
  /** Takes the result as it came, whatever its shape: for what looks into servers. */
  readonly unchecked?: boolean;
}

/** What the client itself sets beside that. */
export interface RequestOptions extends CallOptions {
  /** `false` for what must never be cancelled (CANC-03). */
  readonly cancellable?: boolean;
}

export interface ExchangeOptions extends RequestOptions {
  readonly timeout: number;
}

/** Takes what the server sends on its own. */
export interface Incoming {
  request(id: RequestId, method: string, params: JsonObject): void;
  notification(message: JsonObject): void;
}

/** Numbers requests, bounds the wait for their answers, and routes what comes before an answer. */
export class Exchange {
  readonly link: Link;
  readonly #progress: Map<unknown, (progress: Progress) => void> = new Map();
  /** Takers of the messages of each open subscription, by its id. */
  readonly #subscribers: Map<unknown, (message: JsonObject) => void> = new Map();
  #lastId = 0;

  constructor(link: Link, incoming: Incoming) {
    this.link = link;
    link.onMessage = (message) => {
      if ("id" in message) {
        const { id, method, params } = message;
        if (isRequestId(id) && typeof method === "string") incoming.request(id, method, isObject(params) ? params : {});
        return;
      }
      const update = progressOf(message);
      if (update !== undefined) {
        this.#progress.get(update.token)?.(update.progress);
        return;
      }
      incoming.notification(message);
      this.#subscribers.get(subscriptionIdOf(message) ?? cancelledBy(message))?.(message);
    };
  }

  /** Sends one request; resolves to its response, errors of the server included. */
  async ask(
    method: string,
    params: JsonObject | undefined,
    envelope: Envelope,
    options: ExchangeOptions,
  ): Promise<Reply> {
    const id = ++this.#lastId;
    const { timeout, idleTimeout, onProgress, signal: given } = options;
    const watched = onProgress !== undefined || idleTimeout !== undefined;
    const message: RequestMessage = { jsonrpc: "2.0", id, method, ...withProgress(params, id, watched) };
    const end = new CallEnd();
    const late = (what: string): void => end.abort(new LocalError("timeout", `${method} ${what} ms`));
    const expire = (): void => {
      if (end.held === undefined) late(`took longer than ${timeout}`);
      else void end.held.then(start);
    };
    let settled = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = (): void => {
      if (!settled) timer = setTimeout(expire, timeout);
    };
    start();
    let idle: ReturnType<typeof setTimeout> | undefined;
    const watch = (): void => {
      clearTimeout(idle);
      if (idleTimeout !== undefined) idle = setTimeout(late, idleTimeout, `was silent for ${idleTimeout}`);
    };
    watch();
    const abort = (): void => {
      end.abort(new LocalError("aborted", `${method} was ended by its caller`, { cause: given?.reason }));
    };
    if (given?.aborted) abort();
    given?.addEventListener("abort", abort, { once: true });
    if (watched) {
      this.#progress.set(id, (progress) => {
        watch();
        try {
          onProgress?.(progress);
        } catch (error) {
          end.abort(new LocalError("aborted", `${method} was ended by its onProgress, which failed`, { cause: error }));
        }
      });
    }
    try {
      return await this.link.request(message, envelope, end);
    } catch (error) {
      if (end.aborted && options.cancellable !== false) this.#cancel(id, envelope, end.reason as LocalError);
      throw error;
    } finally {
      settled = true;
      clearTimeout(timer);
      clearTimeout(idle);
      given?.removeEventListener("abort", abort);
      if (watched) this.#progress.delete(id);
    }
  }

  /**
   * Opens a subscription; resolves when the server has acknowledged it. It lasts until either side ends it: `options`
   * bound the wait for the acknowledgement only.
   */
  async subscribe(
    method: string,
    params: JsonObject,
    envelope: Envelope,
    { timeout, signal }: ExchangeOptions,
    take: (change: Change) => void,
  ): Promise<OpenSubscription> {
    if (signal?.aborted) {
      throw new LocalError("aborted", `${method} was ended by its caller`, { cause: signal.reason });
    }
    const id = ++this.#lastId;
    const end = new AbortController();
    const stop = (reason: LocalError): void => {
      if (end.signal.aborted) return;
      end.abort(reason);
      this.#cancel(id, envelope, reason);
    };
    return new Promise((resolve, reject) => {
      let tellEnd: (failure: unknown) => void = () => {};
      const whenEnded = new Promise<unknown>((tell) => {
        tellEnd = tell;
      });
      let open = false;
      const ended = (failure?: unknown): void => {
        settle();
        this.#subscribers.delete(id);
        tellEnd(failure);
        reject(failure ?? new LocalError("invalid-response", `The server ended ${method} without opening it`));
      };
      const late = (): void => stop(new LocalError("timeout", `${method} took longer than ${timeout} ms`));
      const abort = (): void => {
        stop(new LocalError("aborted", `${method} was ended by its caller`, { cause: signal?.reason }));
      };
      const timer = setTimeout(late, timeout);
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#subscribers.set(id, (message) => {
        const filter = acknowledgedFilter(message);
        // A server on a pipe may say that it ends a subscription before it answers, or instead (AMB-03).
        if (cancelledBy(message) === id) ended();
        else if (filter === undefined) take(message as unknown as Change);
        else if (!open) {
          open = true;
          settle();
          const byClient = new LocalError("aborted", "The client ended the subscription");
          resolve({ honoured: filter, ended: whenEnded, stop: () => stop(byClient) });
        }
      });
      const message: RequestMessage = { jsonrpc: "2.0", id, method, params };
      this.link.request(message, envelope, end.signal).then(
        ({ response }) => {
          if ("result" in response) return ended();
          const { code, message: said, data } = response.error;
          ended(new McpError(code, said, data));
        },
        (error: unknown) => ended(error),
      );
    });
  }

  /** Progress of what goes on after its request was answered: a token for that request, and what ends it (PROG-09). */
  followProgress(take: (progress: Progress) => void): { readonly token: string; stop(): void } {
    const token = `task-${++this.#lastId}`;
    this.#progress.set(token, take);
    return { token, stop: () => void this.#progress.delete(token) };
  }

  #cancel(id: RequestId, envelope: Envelope, reason: LocalError): void {
    // On HTTP of the modern era the closed stream is the cancellation (CANC-11).
    if (this.link.kind === "http" && envelope.modern) return;
    this.link.send(cancellation(id, reason.message), envelope).catch(() => {});
  }
}

/** The result of a reply; throws what the server refused with. */
export function resultOf(reply: Reply): JsonObject {
  const { response } = reply;
  if ("result" in response) return response.result;
  const { code, message, data } = response.error;
  throw new McpError(code, message, data);
}

function withProgress(params: JsonObject | undefined, token: RequestId, wanted: boolean): { params?: JsonObject } {
  if (!wanted) return params === undefined ? {} : { params };
  const meta = params?.["_meta"];
  return { params: { ...params, _meta: { ...(isObject(meta) ? meta : {}), progressToken: token } } };
}
