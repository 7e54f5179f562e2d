/** What peers put under keys of the protocol is theirs: no server falls over it. */
import { createServer, type Server } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell, since } from "../support/matrix.ts";

function make(): Server {
  const server = createServer({ name: "s", version: "1", logger: () => undefined });
  server.tools.add({ name: "t" }, (_input, ctx) => {
    ctx.log.error("said");
    ctx.progress(1);
    return "ran";
  });
  return server;
}

const KEYS = ["io.modelcontextprotocol/unheard-of", "dev.mcp/x", "io.modelcontextprotocol/subscriptionId", "baggage"];
const VALUES = [null, 7, "x", [], {}, { deep: [{ a: null }] }];

everyCell(
  "META-06 a reserved key may hold anything",
  make,
  async (wire) => {
    for (const key of KEYS) {
      for (const value of VALUES) {
        const { result } = await wire.request("tools/call", { name: "t", _meta: { [key]: value } });
        expect([key, value, result?.["content"]]).toEqual([key, value, [{ type: "text", text: "ran" }]]);
      }
    }
  },
  since("2025-06-18"),
);
