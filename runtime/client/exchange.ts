import { LocalError, McpError } from "../errors.ts";
import { isObject, isRequestId, type JsonObject, type RequestId } from "../jsonrpc.ts";
import { cancellation } from "./cancel.ts";
import type { Envelope, Link, Reply, RequestMessage } from "./link.ts";
import { type Progress, progressOf } from "./progress.ts";

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
  #lastId = 0;

  constructor(link: Link, onRequest: (id: RequestId, method: string, params: JsonObject) => void) {
    this.link = link;
    link.onMessage = (message) => {
      if ("id" in message) {
        const { id, method, params } = message;
        if (isRequestId(id) && typeof method === "string") onRequest(id, method, isObject(params) ? params : {});
        return;
      }
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
