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

  /** Takes the message when it is a response; one that nobody waits for any more is dropped (CANC-07). */
  take(message: JsonObject): boolean {
    const response = asResponse(message);
    if (response === undefined) return false;
    if (isRequestId(response.id)) this.#waiting.get(response.id)?.resolve({ response });
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

/** The message as a response, when it is one (BASE-06, BASE-08). */
export function asResponse(message: unknown): ResponseMessage | undefined {
  if (!isObject(message) || "method" in message) return undefined;
  const { error, result } = message;
  if (isObject(result) && error === undefined) return message as unknown as ResponseMessage;
  if (isObject(error) && Number.isInteger(error["code"]) && typeof error["message"] === "string") {
    return message as unknown as ResponseMessage;
  }
  return undefined;
}

/** The connection is gone; `cause` says why. */
export function connectionClosed(message: string, cause?: unknown): LocalError {
  return new LocalError("connection-closed", message, { cause });
}
