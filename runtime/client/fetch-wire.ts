import { asAbortSignal, type Ending } from "./call-end.ts";
import { httpFailure } from "./http-failure.ts";
import type { HttpAnswer, HttpRequest, HttpWire } from "./http-wire.ts";

/** HTTP through a `fetch`: that of a runtime other than Node, or one that was handed in. */
export class FetchWire implements HttpWire {
  readonly #url: string;
  readonly #fetch: typeof fetch;

  constructor(url: URL, given: typeof fetch) {
    this.#url = url.href;
    this.#fetch = given;
  }

  async exchange({ method, headers, body, signal }: HttpRequest): Promise<HttpAnswer> {
    try {
      const init: RequestInit = { method, headers, signal: asAbortSignal(signal), redirect: "manual" };
      const response = await this.#fetch.call(globalThis, this.#url, body === undefined ? init : { ...init, body });
      return new FetchAnswer(response, this.#url, signal);
    } catch (error) {
      throw signal.aborted ? signal.reason : httpFailure(this.#url, error);
    }
  }

  /** The connections belong to the `fetch`. */
  close(): void {}
}

class FetchAnswer implements HttpAnswer {
  readonly status: number;
  readonly #response: Response;
  readonly #url: string;
  readonly #signal: Ending;

  constructor(response: Response, url: string, signal: Ending) {
    this.status = response.status;
    this.#response = response;
    this.#url = url;
    this.#signal = signal;
  }

  header(name: string): string | undefined {
    return this.#response.headers.get(name) ?? undefined;
  }

  async read(take: (text: string) => void): Promise<void> {
    const reader = this.#response.body?.getReader();
    if (reader === undefined) return;
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        take(decoder.decode(value, { stream: true }));
      }
      const rest = decoder.decode();
      if (rest !== "") take(rest);
    } catch (error) {
      reader.cancel().catch(() => {});
      throw this.#signal.aborted ? this.#signal.reason : httpFailure(this.#url, error);
    }
  }

  discard(): void {
    this.#response.body?.cancel().catch(() => {});
  }
}
