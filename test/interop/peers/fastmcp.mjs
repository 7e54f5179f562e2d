// usage: fastmcp.mjs stdio | PORT
import { FastMCP } from "fastmcp";
import { z } from "zod";

const server = new FastMCP({ name: "fast", version: "1.0.0" });
server.addTool({
  name: "add",
  description: "Adds.",
  parameters: z.object({ a: z.number(), b: z.number() }),
  execute: async ({ a, b }) => String(a + b),
});
server.addTool({
  name: "fail",
  description: "Fails.",
  execute: async () => {
    throw new Error("It failed");
  },
});
server.addTool({
  name: "count",
  description: "Counts.",
  execute: async (_, { reportProgress }) => {
    for (const progress of [1, 2, 3]) await reportProgress({ progress, total: 3 });
    return "counted";
  },
});
server.addResource({
  uri: "docs://rules",
  name: "rules",
  mimeType: "text/plain",
  load: async () => ({ text: "No smoking." }),
});
server.addPrompt({
  name: "greet",
  arguments: [{ name: "guest", required: true }],
  load: async ({ guest }) => `Greet ${guest}`,
});

const [transport] = process.argv.slice(2);
if (transport === "stdio") await server.start({ transportType: "stdio" });
else {
  const port = Number(transport);
  await server.start({ transportType: "httpStream", httpStream: { port, host: "127.0.0.1" } });
  console.log(`http://127.0.0.1:${port}/mcp`);
}
