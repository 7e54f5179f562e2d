import { isStoreAway } from "../store/store-away.ts";
import type { Exchange } from "../transport/exchange.ts";
import { HttpAccess } from "../transport/http-access.ts";
import { Asked } from "./asked.ts";
import { OAuthError } from "./oauth-error.ts";
import type { Parts } from "./parts.ts";
import { json, type Reply, refusal } from "./reply.ts";
import { type Route, routesOf } from "./routes.ts";

const ANYBODY = { "access-control-allow-origin": "*" };
const PREFLIGHT = {
  ...ANYBODY,
  "access-control-allow-headers": "authorization, content-type, dpop, mcp-protocol-version",
  "access-control-max-age": "600",
};
const RETRY_AFTER = "60";

/** Finds who answers a request, and answers for whatever is thrown. */
export class Router {
  readonly #parts: Parts;
  readonly #routes: ReadonlyMap<string, Route>;
  readonly #access: HttpAccess;

  constructor(parts: Parts, allowedHosts: readonly string[]) {
    this.#parts = parts;
    this.#routes = routesOf(parts);
    const publicUrl = new URL(parts.base);
    const host = publicUrl.hostname;
    // Which origins may ask is said by each endpoint.
    this.#access = new HttpAccess({ host, publicUrl, allowedHosts, allowedOrigins: ["*"], trustProxy: false });
  }

  /** `undefined` where the address is none of this server's. */
  async answer(exchange: Exchange, address: string): Promise<Reply | undefined> {
    try {
      const asked = new Asked(exchange, address);
      const route = this.#routes.get(asked.path);
      if (route === undefined) return undefined;
      const reply = await this.#answered(asked, route);
      return route.open ? { ...reply, headers: { ...ANYBODY, ...reply.headers } } : reply;
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #answered(asked: Asked, route: Route): Promise<Reply> {
    // A page of a name that leads here by trickery must not get to act (SEC-02).
    if (this.#access.refusal(asked.headers) !== undefined) {
      return json(403, { error: "access_denied", error_description: "Host is not that of this server" });
    }
    if (asked.method === "OPTIONS" && route.open) {
      return { status: 204, headers: { ...PREFLIGHT, "access-control-allow-methods": route.method }, body: "" };
    }
    if (asked.method !== route.method) {
      return json(405, { error: "invalid_request", error_description: `Use ${route.method}` }, { allow: route.method });
    }
    try {
      return await route.answer(asked);
    } catch (error) {
      return this.#failed(error, asked);
    }
  }

  #failed(error: unknown, asked?: Asked): Reply {
    if (error instanceof OAuthError) {
      const basic = error.status === 401 && asked?.header("authorization") !== undefined;
      return refusal(error, {
        ...(basic && { "www-authenticate": "Basic" }),
        ...(error.status === 429 && { "retry-after": RETRY_AFTER }),
      });
    }
    if (isStoreAway(error)) {
      return refusal(new OAuthError("temporarily_unavailable", "Try again", 503), { "retry-after": "1" });
    }
    // Requests hold secrets: nothing of them is in what is logged.
    this.#parts.logger({ level: "error", message: "the authorization server failed", path: asked?.path, error });
    return refusal(new OAuthError("server_error", "The server failed", 500));
  }
}
