import type { Tool } from "@mcpwright/protocol/2026-07-28";
import { listPage } from "./list.ts";
import type { RequestMethod } from "./method.ts";

/** Before the modern era an output schema describes an object (S-08). */
function withoutOtherOutputs(listed: object): object {
  const { outputSchema, ...rest } = listed as Tool;
  return outputSchema === undefined || outputSchema["type"] === "object" ? listed : rest;
}

export const listTools: RequestMethod<"tools/list"> = {
  method: "tools/list",
  answer: (_params, call) => listPage("tools", call, call.tables.era === "legacy" ? withoutOtherOutputs : undefined),
};
