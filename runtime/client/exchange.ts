import { LocalError, McpError } from "../errors.ts";
import { isObject, isRequestId, type JsonObject, type RequestId } from "../jsonrpc.ts";
import { acknowledgedFilter } from "./acknowledgement.ts";
import { cancellation, cancelledBy } from "./cancel.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { type Progress, progressOf } from "./progress.ts";
import { Subscription } from "./subscription.ts";
import { subscriptionIdOf } from "./subscription-id.ts";

/** What one call may set for itself. */
export interface CallOptions {
  /** Longest wait in milliseconds; default: that of the client. */
  readonly timeout?: number;
  /** Ends the call early; the server is told. */
  readonly signal?: AbortSignal;
  /** Asks the server for progress and gets it. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface ExchangeOptions extends CallOptions {
  readonly timeout: number;
  /** `false` for what must never be cancelled (CANC-03). */
  readonly cancellable?: boolean;
}

/** Numbers requests, bounds the wait for their answers, and routes what comes before an answer. */
export class Exchange {
  readonly link: Link;
  readonly #progress: Map<unknown, (progress: Progress) => void> = new Map();
  /** Takers of the messages of each open subscription, by its id. */
  readonly #subscribers: Map<unknown, (message: JsonObject) => void> = new Map();
  #lastId = 0;

  constructor(link: Link, onRequest: (id: RequestId, method: string, params: JsonObject) => void) {
    this.link = link;
    link.onMessage = (message) => {
      if ("id" in message) {
        const { id, method, params } = message;
        if (isRequestId(id) && typeof method === "string") onRequest(id, method, isObject(params) ? params : {});
        return;
      }
      const subscriber = this.#subscribers.get(subscriptionIdOf(message) ?? cancelledBy(message));
      if (subscriber !== undefined) return subscriber(message);
      const update = progressOf(message);
      if (update !== undefined) this.#progress.get(update.token)?.(update.progress);
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
    const message: RequestMessage = { jsonrpc: "2.0", id, method, ...withProgress(params, id, options.onProgress) };
    const end = new AbortController();
    const timer = setTimeout(() => {
      end.abort(new LocalError("timeout", `${method} took longer than ${options.timeout} ms`));
    }, options.timeout);
    const given = options.signal;
    const abort = (): void => {
      end.abort(new LocalError("aborted", `${method} was ended by its caller`, { cause: given?.reason }));
    };
    if (given?.aborted) abort();
    given?.addEventListener("abort", abort, { once: true });
    if (options.onProgress !== undefined) this.#progress.set(id, options.onProgress);
    try {
      return await this.link.request(message, envelope, end.signal);
    } catch (error) {
      if (end.signal.aborted && options.cancellable !== false)
        this.#cancel(id, envelope, end.signal.reason as LocalError);
      throw error;
    } finally {
      clearTimeout(timer);
      given?.removeEventListener("abort", abort);
      this.#progress.delete(id);
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
  ): Promise<Subscription> {
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
      let open: Subscription | undefined;
      const ended = (failure?: unknown): void => {
        settle();
        this.#subscribers.delete(id);
        open?.end(failure);
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
        else if (filter === undefined) open?.take(message);
        else if (open === undefined) {
          settle();
          open = new Subscription(filter, () => stop(new LocalError("aborted", "The client ended the subscription")));
          resolve(open);
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

function withProgress(params: JsonObject | undefined, token: RequestId, wanted: unknown): { params?: JsonObject } {
  if (wanted === undefined) return params === undefined ? {} : { params };
  const meta = params?.["_meta"];
  return { params: { ...params, _meta: { ...(isObject(meta) ? meta : {}), progressToken: token } } };
}
