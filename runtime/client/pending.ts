import { LocalError } from "../errors.ts";
import { isObject, isRequestId, type JsonObject, type RequestId } from "../jsonrpc.ts";
import type { Ending } from "./call-end.ts";
import type { Reply, ResponseMessage } from "./link.ts";

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: unknown): void;
}

/** Requests that wait for their response on one shared channel. */
export class Pending {
  readonly #waiting: Map<RequestId, Waiting> = new Map();
  #failure: LocalError | undefined;

  /** Waits for the response with this id. */
  wait(id: RequestId, signal: Ending): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      if (signal.aborted) return reject(signal.reason);
      const abort = (): void => {
        this.#waiting.delete(id);
        reject(signal.reason);
      };
      signal.addEventListener("abort", abort, { once: true });
      const settle = (): void => {
        this.#waiting.delete(id);
        signal.removeEventListener("abort", abort);
      };
      this.#waiting.set(id, {
        resolve: (reply) => {
          settle();
          resolve(reply);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
    });
  }

  /** Takes the message when it answers; what nobody waits for any more is dropped (CANC-07). */
  take(message: JsonObject): boolean {
    const answer = answerOf(message);
    if (answer === undefined) return false;
    const waiting = isRequestId(message["id"]) ? this.#waiting.get(message["id"]) : undefined;
    if (LocalError.is(answer)) waiting?.reject(answer);
    else waiting?.resolve({ response: answer });
    return true;
  }

  /** Fails one request, which could not be sent. */
  reject(id: RequestId, error: unknown): void {
    this.#waiting.get(id)?.reject(error);
  }

  /** Fails everything that waits, and everything that will. */
  fail(error: LocalError): void {
    this.#failure ??= error;
    for (const waiting of [...this.#waiting.values()]) waiting.reject(this.#failure);
  }
}

/** The message as a response (BASE-06, BASE-08), or why it is none though it answers; nothing for what has a method. */
export function answerOf(message: unknown): ResponseMessage | LocalError | undefined {
  if (!isObject(message) || "method" in message) return undefined;
  const { error, result } = message;
  if ((error === undefined) === (result === undefined)) {
    return new LocalError("invalid-response", "The server's answer is a result and an error at once, or neither");
  }
  if (isObject(result) || isError(error)) return message as unknown as ResponseMessage;
  const wrong = error === undefined ? "a result that is no object" : "an error without an integer code and a message";
  return new LocalError("invalid-response", `The server's answer is ${wrong}`);
}

function isError(error: unknown): boolean {
  return isObject(error) && Number.isInteger(error["code"]) && typeof error["message"] === "string";
}

/** The connection is gone; `cause` says why. */
export function connectionClosed(message: string, cause?: unknown): LocalError {
  return new LocalError("connection-closed", message, { cause });
}
