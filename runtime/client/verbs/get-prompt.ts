import type { GetPromptRequest } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { Result } from "../request-types.ts";

const method: GetPromptRequest["method"] = "prompts/get";

export function getPrompt(
  client: Client,
  name: string,
  args: GetPromptRequest["params"]["arguments"],
  options?: CallOptions,
): Promise<Result<typeof method>> {
  return client.request(method, args === undefined ? { name } : { name, arguments: args }, options);
}
