import { ErrorCode, McpError } from "../errors.ts";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Inputs } from "./inputs.ts";
import type { ResponseMessage } from "./link.ts";
import { pingMethod } from "./verbs/ping.ts";

/** Requests of a legacy server at a time; further ones are refused, as each may cost a user's attention. */
const MOST_RUNNING = 100;

/** Answers the requests of a legacy server. */
export class ServerRequests {
  readonly #inputs: Inputs;
  readonly #respond: (response: ResponseMessage) => Promise<void>;
  readonly #running: Map<RequestId, AbortController> = new Map();

  constructor(inputs: Inputs, respond: (response: ResponseMessage) => Promise<void>) {
    this.#inputs = inputs;
    this.#respond = respond;
  }

  async take(id: RequestId, method: string, params: JsonObject): Promise<void> {
    const running = new AbortController();
    this.#running.set(id, running);
    const response = await this.#answer(id, method, params, running.signal);
    if (this.#running.get(id) === running) this.#running.delete(id);
    // What the server gave up gets no response (CANC-05). One that cannot be told has lost its connection.
    if (!running.signal.aborted) await this.#respond(response).catch(() => {});
  }

  /** The server gave up a request. One that is unknown or over is ignored (CANC-06, CANC-09). */
  cancel(id: unknown): void {
    this.#running.get(id as RequestId)?.abort();
  }

  async #answer(id: RequestId, method: string, params: JsonObject, signal: AbortSignal): Promise<ResponseMessage> {
    if (method === pingMethod) return { jsonrpc: "2.0", id, result: {} };
    try {
      if (this.#running.size > MOST_RUNNING) {
        throw new McpError(ErrorCode.internal, `This client answers ${MOST_RUNNING} requests at a time`);
      }
      return { jsonrpc: "2.0", id, result: (await this.#inputs.answer(method, params, signal)) as JsonObject };
    } catch (error) {
      const { code, message, data } = McpError.is(error)
        ? error
        : { code: ErrorCode.internal, message: "The client could not answer", data: undefined };
      return { jsonrpc: "2.0", id, error: { code, message, ...(data !== undefined && { data }) } };
    }
  }
}
