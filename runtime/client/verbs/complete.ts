import type { CompleteRequest, CompleteResult } from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";

const method: CompleteRequest["method"] = "completion/complete";

export async function complete(
  client: Client,
  ref: CompleteRequest["params"]["ref"],
  argument: CompleteRequest["params"]["argument"],
  options?: CallOptions,
): Promise<CompleteResult["completion"]> {
  return (await client.request(method, { ref, argument }, options)).completion;
}
