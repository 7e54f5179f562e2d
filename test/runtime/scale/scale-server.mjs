// One of several processes that serve the same sessions, over a store they share.

import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createServer, listen } from "@mcpwright/runtime";
import { redisStore } from "@mcpwright/runtime/redis";

const server = createServer({
  name: "scale",
  version: "1.0.0",
  logger: () => {},
  store: redisStore(process.env.STORE),
});
const anything = { type: "object" };
const form = { type: "object", properties: { agreed: { type: "boolean" } }, required: ["agreed"] };

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const memory = () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** What the test tells this process, by key; what comes early waits. */
const told = new Map();
const turns = (key) => {
  if (!told.has(key)) told.set(key, { early: 0, waiting: [] });
  return told.get(key);
};
process.on("message", ({ step, notify }) => {
  if (notify === "tools") server.notify.toolsChanged();
  else if (notify !== undefined) server.notify.resourceUpdated(notify);
  else {
    const { waiting } = turns(step);
    const next = waiting.shift();
    if (next) next();
    else turns(step).early++;
  }
});
const turn = (key) =>
  new Promise((resolve) => {
    const state = turns(key);
    if (state.early > 0) {
      state.early--;
      resolve();
    } else state.waiting.push(resolve);
  });

server.tools.add({ name: "who", inputSchema: anything }, () => String(process.pid));
server.tools.add({ name: "ask", elicit: { confirm: { message: "Sure?", schema: form } } }, async (_, ctx) => {
  const { agreed } = await ctx.elicit.confirm({});
  return `${agreed} at ${process.pid}`;
});
/** Says its next number, on every channel there is, each time it is told to. */
server.tools.add({ name: "talk", inputSchema: anything }, async ({ key, steps }, ctx) => {
  ctx.signal.addEventListener("abort", () => process.send({ aborted: key }));
  process.send({ entered: key });
  for (let said = 1; said <= steps; said++) {
    await turn(key);
    ctx.log.debug({ debug: said });
    ctx.progress(said);
  }
  await turn(key);
  return "said";
});
/** Says so many times 64 KiB when it is told to, then what memory that took. */
server.tools.add({ name: "flood", inputSchema: anything }, async ({ key, steps }, ctx) => {
  ctx.progress(0);
  await turn(key);
  const before = memory();
  for (let said = 1; said <= steps; said++) {
    ctx.log.error({ said, text: "x".repeat(64 * 1024) });
    await setImmediate();
  }
  process.send({ flooded: key, grown: memory() - before });
  return "said";
});
server.resources.add({ name: "note", uri: "note:///7" }, () => "seven");
const { url } = await listen(server, { port: 0 });
process.send({ url });
process.on("disconnect", () => process.exit());
