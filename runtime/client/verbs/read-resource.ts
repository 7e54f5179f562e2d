import type { ReadResourceRequest } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { Result } from "../request-types.ts";

const method: ReadResourceRequest["method"] = "resources/read";

export function readResource(client: Client, uri: string, options?: CallOptions): Promise<Result<typeof method>> {
  return client.request(method, { uri }, options);
}
