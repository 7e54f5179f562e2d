import type { CallToolRequest } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { Result } from "../request-types.ts";

const method: CallToolRequest["method"] = "tools/call";

export function callTool(
  client: Client,
  name: string,
  args: CallToolRequest["params"]["arguments"],
  options?: CallOptions,
): Promise<Result<typeof method>> {
  return client.request(method, args === undefined ? { name } : { name, arguments: args }, options);
}
