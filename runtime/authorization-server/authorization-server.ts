import type { VerifiedToken, VerifyToken } from "../auth/server/options.ts";
import { FetchExchange } from "../transport/fetch-exchange.ts";
import { NodeExchange } from "../transport/node-exchange.ts";
import type { NodeHandler } from "../transport/node-http.ts";
import type { AuthorizationServerOptions } from "./options.ts";
import type { Parts } from "./parts.ts";
import { json, type Reply } from "./reply.ts";
import { Router } from "./router.ts";
import { partsOf } from "./settings.ts";

/** An authorization server, for any host. */
export interface AuthorizationServer {
  readonly issuer: string;
  /** For `node:http`, Express, or `listen(server, { others })`. What is not for it goes to `next`, or is answered with 404. */
  readonly nodeHandler: NodeHandler;
  /** For Workers, Deno, Bun, and whatever speaks fetch. */
  readonly fetchHandler: (request: Request) => Promise<Response>;
  /**
   * Verifies tokens for a server in the same process (`auth: { verify: "handler", handler: authorization.verify }`): one
   * that was revoked is refused at once.
   */
  readonly verify: VerifyToken;
}

const NOT_FOUND: Reply = json(404, { error: "not_found", error_description: "There is nothing here" });

/**
 * Makes an authorization server: users agree on a page, clients get tokens for protected servers. Throws a `LocalError`
 * where options are wrong.
 */
export function createAuthorizationServer(
  options: AuthorizationServerOptions & { readonly allowedHosts?: readonly string[] },
): AuthorizationServer {
  const parts = partsOf(options);
  const router = new Router(parts, options.allowedHosts ?? []);
  return {
    issuer: parts.issuer,
    nodeHandler: (request, response, next) => {
      const address = request.socket?.remoteAddress ?? "";
      const answered = router.answer(new NodeExchange(request, response), address).then((reply) => {
        if (reply === undefined && next !== undefined) return next();
        const { status, headers, body } = reply ?? NOT_FOUND;
        if (!response.headersSent && !response.destroyed) response.writeHead(status, headers).end(body);
      });
      // Only what a provider or `signIn` made up, such as an address with a line break, cannot be written.
      answered.catch((error: unknown) => {
        parts.logger({ level: "error", message: "an answer cannot be written", error });
        response.destroy();
      });
    },
    fetchHandler: async (request) => {
      const { status, headers, body } =
        (await router.answer(new FetchExchange(request, new URL(request.url)), "")) ?? NOT_FOUND;
      return new Response(body === "" ? null : body, { status, headers });
    },
    verify: (token) => verify(token, parts),
  };
}

async function verify(token: string, { provider, issuer }: Parts): Promise<VerifiedToken | undefined> {
  const found = await provider.loadAccessToken(token);
  if (found === undefined) return undefined;
  const { subject, clientId, scopes, resource, expiresAt, key } = found;
  const bound = key !== undefined && { claims: { cnf: { jkt: key } } };
  return { issuer, subject, clientId, scopes, audience: resource, expiresAt, ...bound };
}
