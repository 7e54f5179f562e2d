import { Agent, type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as TlsAgent } from "node:https";
import { urlToHttpOptions } from "node:url";
import type { Ending } from "./call-end.ts";
import { httpFailure } from "./http-failure.ts";
import type { HttpAnswer, HttpRequest, HttpWire } from "./http-wire.ts";

/** Node's own HTTP client with connections that are kept alive: `fetch` costs many times the processor time there. */
export class NodeWire implements HttpWire {
  readonly #url: string;
  readonly #target: RequestOptions;
  readonly #agent: Agent;
  readonly #request: typeof requestHttp;

  /** `lookup` finds the addresses of a name; default: the system. */
  constructor(url: URL, options: Pick<RequestOptions, "lookup"> = {}) {
    const tls = url.protocol === "https:";
    this.#url = url.href;
    this.#target = { ...urlToHttpOptions(url), ...options };
    this.#agent = tls ? new TlsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
    this.#request = tls ? requestHttps : requestHttp;
  }

  exchange(given: HttpRequest): Promise<HttpAnswer> {
    const { method, headers, body, signal } = given;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
      const request = this.#request({
        ...this.#target,
        method,
        headers: { ...headers, ...length },
        agent: this.#agent,
      });
      const abort = (): void => void request.destroy(signal.reason as Error);
      signal.addEventListener("abort", abort, { once: true });
      /** What had been read of the connection when the request was sent. */
      let read: number | undefined;
      const send = (): void => {
        if (request.destroyed) return;
        read = request.socket?.bytesRead ?? 0;
        request.end(body);
      };
      request.once("close", () => signal.removeEventListener("abort", abort));
      request.once("response", (answer) => resolve(new NodeAnswer(answer, this.#url, signal)));
      request.on("error", (error) => {
        if (signal.aborted) return reject(signal.reason);
        const { repeatable = method !== "POST" } = given;
        // The server cannot have acted on what was not sent; what it may have heard is sent again where that does no harm.
        const again = read === undefined || (repeatable && request.socket?.bytesRead === read);
        if (!request.reusedSocket || !again) return reject(httpFailure(this.#url, error));
        this.#dropIdle();
        resolve(this.exchange(given));
      });
      // A kept connection may have been closed without this process having looked. The turn of the event loop that is
      // under way may have looked already; the one after it hears all that arrived until now.
      if (request.reusedSocket) setImmediate(setImmediate, send);
      else send();
    });
  }

  /** The next request gets a new connection: where one was closed, the others will be. */
  #dropIdle(): void {
    for (const sockets of Object.values(this.#agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
  }

  close(): void {
    this.#agent.destroy();
  }
}

class NodeAnswer implements HttpAnswer {
  readonly status: number;
  readonly #answer: IncomingMessage;
  readonly #url: string;
  readonly #signal: Ending;

  constructor(answer: IncomingMessage, url: string, signal: Ending) {
    this.status = answer.statusCode ?? 0;
    this.#answer = answer;
    this.#url = url;
    this.#signal = signal;
  }

  header(name: string): string | undefined {
    const value = this.#answer.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  read(take: (text: string) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const answer = this.#answer;
      const fail = (error: unknown): void => {
        reject(this.#signal.aborted ? this.#signal.reason : httpFailure(this.#url, error));
      };
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => {
        try {
          take(text);
        } catch (error) {
          answer.destroy(error as Error);
        }
      });
      answer.once("error", fail);
      answer.once("end", resolve);
      // A body that was cut off may close without an error.
      answer.once("close", () => {
        if (!answer.readableEnded) fail(new Error("the body broke off"));
      });
    });
  }

  discard(): void {
    this.#answer.resume();
  }
}
