/** A server in a process of its own, whose memory and handles the test asks for. */
import { createServer, listen } from "@mcpwright/runtime";

const anything = { type: "object" };
const server = createServer({ name: "bench", version: "1", logger: () => {} });
server.tools.add({ name: "echo", inputSchema: anything }, (input) => JSON.stringify(input));
server.tools.add(
  { name: "pause", inputSchema: anything },
  () => new Promise((resolve) => setTimeout(resolve, 50, "paused")),
);
const large = "x".repeat(1024 * 1024);
server.tools.add({ name: "large", inputSchema: anything }, () => large);
server.tools.add({ name: "flood", inputSchema: anything }, async (_, ctx) => {
  for (let count = 1; !ctx.signal.aborted && count < 100_000; count++) {
    ctx.progress(count, undefined, large.slice(0, 10_000));
    if (count % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return "flooded";
});

const listening = await listen(server, { port: 0, limits: { headerTime: "500ms", bodyTime: "500ms" } });

function memory() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

process.on("message", async (ask) => {
  if (ask === "close") {
    await listening.close(0);
    // Handles that are being closed are gone after a turn of the event loop.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    // The channel to the test is all that may be left.
    const left = process.getActiveResourcesInfo().filter((name) => name !== "PipeWrap" && name !== "Pipe");
    process.send({ left });
    process.disconnect();
  } else process.send({ memory: memory(), polluted: "polluted" in {} });
});
process.send({ url: listening.url });
