// Measures a client: this process is the client, and drives a bare server of its own, whose cost does not count.
import { fileURLToPath } from "node:url";
import { cases } from "./cases.mjs";
import { portOf, startServer, stopServer } from "./server-process.mjs";

/** Calls under way at a time. */
const UNDER_WAY = 16;

const [caseName, clientName] = process.argv.slice(2);
const { transport, revision } = cases.find(({ name }) => name === caseName);
const { open } = await import(`./clients/${clientName}.mjs`);

let server;
let target = {
  command: process.execPath,
  args: [fileURLToPath(new URL("./servers/bare.mjs", import.meta.url)), "stdio", "1"],
};
if (transport === "http") {
  server = startServer("bare", ["http", "1"]);
  target = `http://127.0.0.1:${await portOf(server)}/mcp`;
}
const { call, close } = await open(target, revision);
if ((await call("hello")) !== "hello") throw new Error(`${clientName} does not get what the tool says`);

process.on("disconnect", async () => {
  await close();
  if (server) await stopServer(server);
  process.exit();
});
process.on("message", async ({ seconds }) => {
  const { user, system } = process.cpuUsage();
  const start = performance.now();
  const until = start + seconds * 1000;
  let calls = 0;
  const lane = async () => {
    while (performance.now() < until) {
      await call("hello");
      calls++;
    }
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, lane));
  const used = process.cpuUsage({ user, system });
  const elapsed = (performance.now() - start) / 1000;
  process.send({ rate: calls / elapsed, cpu: (used.user + used.system) / calls });
});
process.send("ready");
