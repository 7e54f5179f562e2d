import { createServer, serve } from "@mcpwright/runtime";

const server = createServer({ name: "under-test", version: "1.0.0" });
const text = { type: "object", properties: { text: { type: "string" } } };

server.tools.add({ name: "echo", inputSchema: text }, ({ text = "" }) => text);
server.tools.add({ name: "keys", inputSchema: { type: "object" } }, (input) => Object.keys(input).join(","));
server.tools.add({ name: "print", inputSchema: text }, ({ text }) => {
  console.log(text);
  process.stdout.write(`${text}\n`);
  return "printed";
});
server.tools.add({ name: "large", inputSchema: { type: "object" } }, () => "x".repeat(100_000));
server.tools.add({ name: "memory" }, () => {
  globalThis.gc?.();
  return String(process.memoryUsage().rss);
});
server.tools.add(
  { name: "later", inputSchema: { type: "object", properties: { ms: { type: "integer" } } } },
  async ({ ms }) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return `after ${ms}`;
  },
);
server.tools.add({ name: "chatter" }, async (_, ctx) => {
  for (let count = 1; !ctx.signal.aborted; count++) {
    ctx.progress(count, undefined, "x".repeat(1000));
    if (count % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return "aborted";
});
server.tools.add({ name: "wait" }, async (_, ctx) => {
  ctx.progress(1);
  await new Promise((resolve) => ctx.signal.addEventListener("abort", resolve, { once: true }));
  process.stderr.write("aborted\n");
  return "aborted";
});

process.on("SIGUSR2", () => {
  globalThis.gc?.();
  process.stderr.write(`rss ${process.memoryUsage().rss}\n`);
});

await serve(server);
