// This repository's runtime, serving the generated project beside it; `run.mjs` compiles that first.
// usage: mcpwright.mjs http|stdio TOOLS
import { listen, serve } from "@mcpwright/runtime";
import { server } from "../project/dist/generated/server.js";
import { toolsOf } from "../tools.mjs";

const [transport, count] = process.argv.slice(2);

// `echo` is in the manifest.
for (const tool of toolsOf(Number(count)).slice(1)) server.tools.add(tool, ({ message }) => message);

if (transport === "http") {
  const { port } = await listen(server, { port: 0 });
  console.log(port);
} else await serve(server, { transport: "stdio" });
