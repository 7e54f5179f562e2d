// Served with what a manifest says of the process.
import { serve } from "@mcpwright/runtime";
import { defineServer } from "@mcpwright/runtime/codegen/v1";

const server = defineServer({
  codegen: 1,
  server: { name: "settings", version: "1.0.0" },
  serve: { drain: "${DRAIN:-10s}", stdio: { line: "1KiB" } },
  manifest: "mcp.yaml",
  lines: { "serve.drain": 4, "serve.stdio.line": 5 },
  tools: [],
  resources: [],
  templates: [],
  prompts: [],
});
server.tools.add({ name: "echo", inputSchema: { type: "object" } }, ({ text }) => text);
server.tools.add({ name: "never" }, () => new Promise(() => {}));
await serve(server);
