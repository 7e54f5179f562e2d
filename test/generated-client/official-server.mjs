// A server of the published SDK of the earlier revisions, with schemas as people write them.
import { completable } from "@modelcontextprotocol/sdk/server/completable.js";
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";

const server = new McpServer({ name: "shop", title: "A shop", version: "1.0.0" });
const item = z.object({ sku: z.string().regex(/^[A-Z]{2}\d+$/), amount: z.number().int().min(1).default(1) });

server.registerTool(
  "place-order",
  {
    description: "Places an order.",
    inputSchema: {
      items: z.array(item).min(1),
      ship: z.union([
        z.object({ kind: z.literal("pickup") }),
        z.object({ kind: z.literal("post"), street: z.string() }),
      ]),
      at: z.tuple([z.number(), z.number()]).optional(),
      labels: z.record(z.string(), z.string()).optional(),
      note: z.string().nullable().optional(),
      speed: z.enum(["slow", "fast"]).default("slow"),
    },
    outputSchema: { order: z.string(), total: z.number(), items: z.array(item) },
  },
  ({ items, ship }) => {
    const structuredContent = { order: `o-${ship.kind}`, total: items.length * 10, items };
    return { structuredContent, content: [{ type: "text", text: JSON.stringify(structuredContent) }] };
  },
);
server.registerTool("ping", { description: "Says pong." }, () => ({ content: [{ type: "text", text: "pong" }] }));
server.registerTool("fail", { inputSchema: { why: z.string() } }, ({ why }) => {
  throw new Error(why);
});
server.registerResource("terms", "shop://terms", {}, (uri) => ({ contents: [{ uri: uri.href, text: "Pay." }] }));
server.registerResource(
  "order",
  new ResourceTemplate("shop://orders/{id}", { list: undefined, complete: { id: (typed) => [`${typed}1`] } }),
  {},
  (uri, { id }) => ({ contents: [{ uri: uri.href, text: `order ${id}` }] }),
);
server.registerPrompt(
  "thank",
  { argsSchema: { name: z.string(), tone: completable(z.string().optional(), (typed) => [`${typed ?? ""}warm`]) } },
  ({ name, tone }) => ({
    messages: [{ role: "user", content: { type: "text", text: `Thank ${name} ${tone ?? ""}` } }],
  }),
);
await server.connect(new StdioServerTransport());
