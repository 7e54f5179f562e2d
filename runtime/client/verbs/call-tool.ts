import type { CallToolRequest } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { Result } from "../request-types.ts";

export const callToolMethod: CallToolRequest["method"] = "tools/call";

export function callTool(
  client: Client,
  name: string,
  args: CallToolRequest["params"]["arguments"],
  options?: CallOptions,
): Promise<Result<typeof callToolMethod>> {
  return client.request(callToolMethod, args === undefined ? { name } : { name, arguments: args }, options);
}
