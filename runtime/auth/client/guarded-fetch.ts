import type { LookupAddress, LookupOptions } from "node:dns";
import type { HttpAnswer, HttpWire } from "../../client/http-wire.ts";
import { LocalError } from "../../errors.ts";
import { type GuardPolicy, mayBePrivate, safeUrl, unsafe } from "./url-guard.ts";

const TIMEOUT = 15_000;
const MAX_ANSWER = 256 * 1024;
const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** The headers of answers that are read. */
const READ = ["content-type", "cache-control", "location", "dpop-nonce", "www-authenticate"];

interface GuardedInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

type LookedUp = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Asks authorization servers: where they are is what a stranger said, so address, size and time are bounded (SEC-14). */
export class GuardedFetch {
  readonly #policy: GuardPolicy;
  readonly #given: typeof fetch | undefined;

  /** `given` makes the requests instead, and answers for the addresses it connects to. */
  constructor(policy: GuardPolicy, given: typeof fetch | undefined) {
    this.#policy = policy;
    this.#given = given;
  }

  /** One request, redirects not followed; the answer is whole. */
  readonly fetch = async (target: string | URL, init: GuardedInit = {}): Promise<Response> => {
    const url = safeUrl(target, "The address");
    const late = AbortSignal.timeout(TIMEOUT);
    const signal = init.signal === undefined ? late : AbortSignal.any([init.signal, late]);
    const wire = await this.#wire(url);
    try {
      const body = init.body === undefined ? undefined : String(init.body);
      const type = init.body instanceof URLSearchParams ? { "content-type": FORM } : {};
      return await whole(
        await wire.exchange({ method: init.method ?? "GET", headers: { ...type, ...init.headers }, body, signal }),
        url,
      );
    } catch (error) {
      if (late.aborted) throw new LocalError("timeout", `${url.href} took longer than ${TIMEOUT} ms`, { cause: error });
      // A guard that struck while the connection was made or read says more than that it failed.
      throw LocalError.is(error) && LocalError.is(error.cause) ? error.cause : error;
    } finally {
      wire.close();
    }
  };

  /** The same for an address that the user of this client named. */
  trusting(server: URL): GuardedFetch {
    return new GuardedFetch({ ...this.#policy, server }, this.#given);
  }

  /** Reads a JSON object; undefined where there is none. Each redirect is checked like the first address. */
  async readObject(
    target: string | URL,
    headers: Record<string, string> = {},
  ): Promise<Record<string, unknown> | undefined> {
    let url = new URL(target);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await this.fetch(url, { headers: { ...headers, accept: "application/json" } });
      const location = response.headers.get("location");
      if (REDIRECTS.has(response.status) && location !== null && URL.canParse(location, url.href)) {
        url = new URL(location, url);
        continue;
      }
      if (!response.ok) return undefined;
      const found: unknown = await response.json().catch(() => undefined);
      return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : undefined;
    }
    throw new LocalError("too-many-redirects", `${String(target)} redirects more than ${MAX_REDIRECTS} times`);
  }

  async #wire(url: URL): Promise<HttpWire> {
    const nodes = typeof process === "object" && process.versions?.node !== undefined;
    if (this.#given !== undefined || !nodes) {
      const { FetchWire } = await import("../../client/fetch-wire.ts");
      return new FetchWire(url, this.#given ?? fetch);
    }
    const { NodeWire } = await import("../../client/node-wire.ts");
    if (mayBePrivate(url, this.#policy)) return new NodeWire(url);
    const { isPrivateAddress } = await import("./private-address.ts");
    const { lookup } = await import("node:dns");
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const refused = (): LocalError => unsafe("The address", url, "is in a private network, which is not allowed");
    if (isPrivateAddress(host)) throw refused();
    // What was looked up is what is connected to, so a name cannot change its address in between.
    const publicOnly = (name: string, options: LookupOptions, tell: LookedUp): void => {
      lookup(name, { ...options, all: true }, (error, found) => {
        const [first] = found ?? [];
        if (error !== null || first === undefined) return tell(error ?? refused(), []);
        if (found.some(({ address }) => isPrivateAddress(address))) return tell(refused(), []);
        if (options.all) return tell(null, found);
        tell(null, first.address, first.family);
      });
    };
    return new NodeWire(url, { lookup: publicOnly });
  }
}

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";

async function whole(answer: HttpAnswer, url: URL): Promise<Response> {
  let body = "";
  await answer.read((text) => {
    body += text;
    if (body.length > MAX_ANSWER) {
      throw new LocalError("too-long", `${url.href} answers with more than ${MAX_ANSWER} characters`);
    }
  });
  const headers = READ.map((name) => [name, answer.header(name)] as const).filter(
    (pair): pair is readonly [string, string] => pair[1] !== undefined,
  );
  const init = { status: answer.status, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  return new Response(body === "" ? null : body, init);
}
