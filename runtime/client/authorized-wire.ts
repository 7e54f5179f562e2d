import type { Authorization } from "./authorizer.ts";
import type { Ending } from "./call-end.ts";
import type { HttpAnswer, HttpRequest, HttpWire } from "./http-wire.ts";

/** Signs each request, and signs in where the server refuses one (AUTH-11, AUTH-43). */
export class AuthorizedWire implements HttpWire {
  readonly #wire: HttpWire;
  readonly #url: string;
  readonly #authorization: Authorization;

  constructor(wire: HttpWire, url: URL, authorization: Authorization) {
    this.#wire = wire;
    this.#url = url.href;
    this.#authorization = authorization;
  }

  async exchange(request: HttpRequest): Promise<HttpAnswer> {
    const { method, headers, signal } = request;
    for (let earlier = 0; ; earlier++) {
      const sent = await until(signal, this.#authorization.headers(method, this.#url));
      const answer = await this.#wire.exchange({ ...request, headers: { ...headers, ...sent } });
      const nonce = answer.header("dpop-nonce");
      if (nonce !== undefined) this.#authorization.answered(nonce);
      const { status } = answer;
      if (status !== 401 && status !== 403) return answer;
      const challenge = answer.header("www-authenticate");
      const refusal = { status, challenge, nonce, sent, earlier };
      // The answer is the caller's where nothing can be done, so its body is not touched before that is known.
      if (!(await until(signal, this.#authorization.refused(refusal)))) return answer;
      answer.discard();
    }
  }

  close(): void {
    this.#wire.close();
  }
}

/** Waits, without counting it as the server's time: a person may have to be asked. */
function until<T>(signal: Ending, work: Promise<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    const settled = (): void => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort, { once: true });
    signal.holdFor?.(work);
    work.then(resolve, reject).finally(settled);
  });
}
