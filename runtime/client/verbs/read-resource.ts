import type { ReadResourceRequest } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { Result } from "../request-types.ts";

export const readResourceMethod: ReadResourceRequest["method"] = "resources/read";

export function readResource(
  client: Client,
  uri: string,
  options?: CallOptions,
): Promise<Result<typeof readResourceMethod>> {
  return client.request(readResourceMethod, { uri }, options);
}
