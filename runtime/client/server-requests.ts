import type { Revision } from "@mcpwright/protocol/contract";
import { ErrorCode, LocalError, McpError } from "../errors.ts";
import { isObject, type JsonObject, type RequestId } from "../jsonrpc.ts";
import { RELATED_TASK } from "../server/meta-keys.ts";
import { whereWrong } from "./decode-result.ts";
import type { Inputs } from "./inputs.ts";
import type { ResponseMessage } from "./link.ts";
import { pingMethod } from "./verbs/ping.ts";

/** Requests of a legacy server at a time; further ones are refused, as each may cost a user's attention. */
const MOST_RUNNING = 100;

/** What answers are made of, and where they go. */
export interface Answering {
  readonly inputs: Inputs;
  readonly respond: (response: ResponseMessage) => Promise<void>;
  /** The revision agreed on, whose requests are answered (LIFE-13, LIFE-14); none before it is. */
  readonly revision: () => Revision | undefined;
  /** Told what kept a request from being answered: no call of this side fails of it. */
  readonly warn: (message: string) => void;
}

/** Answers the requests of a legacy server. */
export class ServerRequests {
  readonly #answering: Answering;
  readonly #running: Map<RequestId, AbortController> = new Map();

  constructor(answering: Answering) {
    this.#answering = answering;
  }

  async take(id: RequestId, method: string, params: JsonObject): Promise<void> {
    const running = new AbortController();
    this.#running.set(id, running);
    const response = await this.#answer(id, method, params, running.signal);
    if (this.#running.get(id) === running) this.#running.delete(id);
    // What the server gave up gets no response (CANC-05). One that cannot be told has lost its connection.
    if (!running.signal.aborted) await this.#answering.respond(response).catch(() => {});
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
      this.#assertAsked(id, method, params);
      const answer = (await this.#answering.inputs.answer(method, params, signal)) as JsonObject;
      return { jsonrpc: "2.0", id, result: ofTask(params, answer) };
    } catch (error) {
      const { code, message, data } = McpError.is(error) ? error : this.#hidden(method, error, signal);
      return { jsonrpc: "2.0", id, error: { code, message, ...(data !== undefined && { data }) } };
    }
  }

  /** Refuses what the revision does not ask, or not like this. */
  #assertAsked(id: RequestId, method: string, params: JsonObject): void {
    this.#answering.inputs.served(method);
    const revision = this.#answering.revision();
    const validate = revision?.requests.get(method);
    if (revision === undefined || validate?.({ jsonrpc: "2.0", id, method, params })) return;
    if (validate === undefined) {
      throw new McpError(ErrorCode.methodNotFound, `Revision ${revision.id} has no request ${method} of a server`);
    }
    const where = whereWrong(validate, "the request");
    throw new McpError(ErrorCode.invalidParams, `The request has not the shape ${revision.id} asks for${where}`);
  }

  /** A failure of this side: the server learns that there is no answer, and who runs the client learns why. */
  #hidden(method: string, error: unknown, { aborted }: AbortSignal): McpError {
    if (!aborted) this.#answering.warn(`${method} of the server was not answered: ${String(error)}`);
    const misfit = LocalError.is(error) && error.code === "invalid-answer";
    return new McpError(
      ErrorCode.internal,
      misfit ? "The client has no answer that fits" : "The client could not answer",
    );
  }
}

/** The answer to a question of a task says whose it is, as the question did (TASK-19). */
function ofTask({ _meta }: JsonObject, answer: JsonObject): JsonObject {
  if (!isObject(_meta) || _meta[RELATED_TASK] === undefined) return answer;
  const own = isObject(answer["_meta"]) ? answer["_meta"] : {};
  return { ...answer, _meta: { ...own, [RELATED_TASK]: _meta[RELATED_TASK] } };
}
