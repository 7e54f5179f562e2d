// One of several processes on a store they share. Its tool `ask` asks in a task, its tool `wait` says when it was stopped.
import { createServer, listen } from "@mcpwright/runtime";
import { redisStore } from "@mcpwright/runtime/redis";

const server = createServer({
  name: "tasks",
  version: "1.0.0",
  logger: () => {},
  store: redisStore(process.env.STORE),
});
const schema = { type: "object", properties: { agreed: { type: "boolean" } }, required: ["agreed"] };
server.tools.add(
  { name: "ask", task: "required", elicit: { confirm: { message: "Go on?", schema } } },
  async (_, ctx) => {
    const { agreed } = await ctx.elicit.confirm();
    return `${agreed} in ${process.pid}`;
  },
);
server.tools.add({ name: "wait", task: "required" }, (_, ctx) => {
  process.send("entered");
  return new Promise((_resolve, reject) => {
    ctx.signal.addEventListener("abort", () => {
      process.send("stopped");
      reject(ctx.signal.reason);
    });
  });
});
const { url } = await listen(server, { port: 0 });
process.send({ url });
process.on("disconnect", () => process.exit());
