/** A protected server and the authorization server in front of it, over real HTTP, with what a test wants to go wrong. */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer, toNodeHandler } from "@mcpwright/runtime";
import { listenOnLoopback } from "../runtime/support/loopback.ts";

export interface Seen {
  readonly verb: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly body: string;
  readonly authorization: string | undefined;
}

export interface Site {
  readonly url: string;
  readonly origin: string;
  readonly seen: Seen[];
  /** Requests whose path begins so. */
  at(path: string): readonly Seen[];
  /** Tokens that are good; a test takes one out to let it end. */
  readonly tokens: Set<string>;
}

export interface Quirks {
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly token?: Readonly<Record<string, unknown>>;
  readonly callback?: Readonly<Record<string, string>>;
  /** What a refusal says, by the origin of the site. */
  readonly challenge?: (origin: string) => string;
  /** A site whose authorization server is asked, too. */
  readonly trusts?: () => Site;
  /** Answers a request in its own way. */
  readonly answer?: (seen: Seen, response: ServerResponse) => boolean;
}

export function send(response: ServerResponse, status: number, body: unknown, headers: object = {}): true {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
  return true;
}

export async function protectedSite(quirks: Quirks = {}): Promise<Site> {
  const server = createServer({ name: "protected", version: "1.0.0", logger: () => {} });
  server.tools.add({ name: "whisper" }, () => "in");
  server.tools.add({ name: "extensions" }, (_, ctx) => Object.keys(ctx.client.extensions).join(" "));
  const serve = toNodeHandler(server);
  const seen: Seen[] = [];
  const tokens = new Set<string>();
  let issued = 0;
  let origin = "";

  function authorizationServer({ path, query, form }: Seen, response: ServerResponse): boolean {
    if (path === "/.well-known/oauth-protected-resource/mcp") {
      return send(response, 200, { resource: `${origin}/mcp`, authorization_servers: [origin], ...quirks.resource });
    }
    if (path === "/.well-known/oauth-authorization-server") {
      return send(response, 200, {
        issuer: origin,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        registration_endpoint: `${origin}/register`,
        revocation_endpoint: `${origin}/revoke`,
        token_endpoint_auth_methods_supported: ["none", "client_secret_basic"],
        code_challenge_methods_supported: ["S256"],
        ...quirks.metadata,
      });
    }
    if (path === "/register") return send(response, 201, { client_id: `client-${++issued}` });
    if (path === "/authorize") {
      const back = new URL(query.get("redirect_uri") ?? "");
      const parameters = { code: "c", state: query.get("state") ?? "", ...quirks.callback };
      for (const [name, value] of Object.entries(parameters)) back.searchParams.set(name, value);
      response.writeHead(302, { Location: back.href }).end();
      return true;
    }
    if (path === "/revoke") {
      tokens.delete(form.get("token") ?? "");
      return send(response, 200, {});
    }
    if (path !== "/token") return false;
    const access_token = `token-${++issued}`;
    tokens.add(access_token);
    const refresh_token = `refresh-${issued}`;
    return send(response, 200, { access_token, token_type: "Bearer", refresh_token, ...quirks.token });
  }

  const isGood = (token: string): boolean => tokens.has(token) || quirks.trusts?.().tokens.has(token) === true;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", origin);
    const { authorization } = request.headers;
    const mcp = pathname === "/mcp";
    let form = "";
    if (!mcp) for await (const chunk of request.setEncoding("utf8")) form += chunk;
    const verb = request.method ?? "";
    const one = {
      verb,
      path: pathname,
      query: searchParams,
      form: new URLSearchParams(form),
      body: form,
      authorization,
    };
    seen.push(one);
    if (quirks.answer?.(one, response)) return;
    if (!mcp) {
      if (!authorizationServer(one, response)) send(response, 404, {});
    } else if (isGood(authorization?.replace("Bearer ", "") ?? "")) await serve(request, response);
    else send(response, 401, {}, { "WWW-Authenticate": quirks.challenge?.(origin) ?? 'Bearer scope="whispers"' });
  }

  const http = createHttpServer((request, response) => void take(request, response));
  origin = await listenOnLoopback(http);
  return { url: `${origin}/mcp`, origin, seen, tokens, at: (path) => seen.filter((one) => one.path.startsWith(path)) };
}
