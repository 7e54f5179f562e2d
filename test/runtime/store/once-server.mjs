// One of several processes on a store they share. Its tool `charge` has one effect, a line in a file, then waits to be told to answer.

import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { createServer, listen } from "@mcpwright/runtime";
import { redisStore } from "@mcpwright/runtime/redis";

const server = createServer({ name: "once", version: "1.0.0", logger: () => {}, store: redisStore(process.env.STORE) });
const schema = { type: "object", properties: { agreed: { type: "boolean" } }, required: ["agreed"] };
server.tools.add(
  { name: "charge", once: true, elicit: { confirm: { message: "Charge?", schema } } },
  async (_, ctx) => {
    await ctx.elicit.confirm({});
    appendFileSync(process.env.EFFECTS, `${process.pid}\n`);
    process.send("entered");
    const [word] = await once(process, "message");
    return `${word} by ${process.pid}`;
  },
);
server.tools.add({ name: "echo", inputSchema: { type: "object" } }, () => "echoed");
const { url } = await listen(server, { port: 0 });
process.send({ url });
process.on("disconnect", () => process.exit());
