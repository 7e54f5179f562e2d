import { Agent, type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as TlsAgent } from "node:https";
import { urlToHttpOptions } from "node:url";
import type { Ending } from "./call-end.ts";
import { httpFailure } from "./http-failure.ts";
import type { HttpAnswer, HttpWire } from "./http-wire.ts";

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

  exchange(
    method: string,
    headers: Readonly<Record<string, string>>,
    body: string | undefined,
    signal: Ending,
  ): Promise<HttpAnswer> {
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
      request.once("close", () => signal.removeEventListener("abort", abort));
      request.once("response", (answer) => resolve(new NodeAnswer(answer, this.#url, signal)));
      request.on("error", (error) => reject(signal.aborted ? signal.reason : httpFailure(this.#url, error)));
      request.end(body);
    });
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
