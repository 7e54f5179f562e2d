import { createServer, serve } from "@mcpwright/runtime";

const server = createServer({ name: "offered", version: "1.2.3", instructions: "Ask nicely.", pageSize: 2 });
const text = { type: "object", properties: { text: { type: "string" } } };
server.tools.add({ name: "echo", inputSchema: text }, ({ text: said = "" }) => said);
server.tools.add({ name: "fail" }, () => {
  throw new Error("inside");
});
server.tools.add({ name: "steps" }, async (_, ctx) => {
  for (const step of [1, 2, 3]) ctx.progress(step, 3);
  return "done";
});
server.tools.add({ name: "wait" }, async (_, ctx) => {
  await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve, { once: true }));
  return "aborted";
});
server.resources.add({ name: "rules", uri: "docs://rules", mimeType: "text/plain" }, () => "No smoking.");
server.prompts.add(
  { name: "welcome", arguments: [{ name: "guest", required: true }] },
  (args) => `Welcome ${args.guest}`,
);
await serve(server);
