/** A server over HTTP that follows a script, for what no well-behaved server would do. */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Seen {
  readonly verb: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly message: {
    readonly id?: number;
    readonly method?: string;
    readonly params?: Readonly<Record<string, unknown>>;
  };
}

export type Script = (seen: Seen, response: ServerResponse) => void;

/** A server that follows a script and keeps what it was sent. */
export async function scripted(script: Script): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const one: Seen = {
      verb: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      message: body === "" ? {} : JSON.parse(body),
    };
    seen.push(one);
    script(one, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, seen };
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

export const DISCOVERED = {
  resultType: "complete",
  supportedVersions: ["2026-07-28"],
  capabilities: { tools: {} },
  ttlMs: 0,
  cacheScope: "public",
};

/** A modern server that answers every call with `result`. */
export function modernScript(result: unknown): Script {
  return ({ message: { id, method } }, response) =>
    json(response, 200, { jsonrpc: "2.0", id, result: method === "server/discover" ? DISCOVERED : result });
}
