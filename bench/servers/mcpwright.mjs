// This repository's runtime.
// usage: mcpwright.mjs http|stdio TOOLS
import { createServer, listen, serve } from "@mcpwright/runtime";
import { toolsOf } from "../tools.mjs";

const [transport, count] = process.argv.slice(2);

const server = createServer({ name: "mcpwright", version: "1.0.0" });
for (const tool of toolsOf(Number(count))) server.tools.add(tool, ({ message }) => message);

if (transport === "http") {
  const { port } = await listen(server, { port: 0 });
  console.log(port);
} else await serve(server, { transport: "stdio" });
