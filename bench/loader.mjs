// The load generator: a process that starts one server, drives it on demand and reports what it cost.
import { cases } from "./cases.mjs";
import { httpDriver } from "./http-driver.mjs";
import { cpuOf, startServer, stopServer } from "./server-process.mjs";
import { stdioDriver } from "./stdio-driver.mjs";

const [caseName, serverName] = process.argv.slice(2);
const measured = cases.find(({ name }) => name === caseName);
const child = startServer(serverName, [measured.transport, String(measured.tools)]);
process.on("disconnect", () => stopServer(child));

const drive = await (measured.transport === "http" ? httpDriver : stdioDriver)(child, measured);
process.on("message", async ({ seconds }) => {
  const cpu = await cpuOf(child);
  const start = performance.now();
  const requests = await drive(seconds);
  const elapsed = (performance.now() - start) / 1000;
  process.send({ rate: requests / elapsed, cpu: ((await cpuOf(child)) - cpu) / requests });
});
process.send("ready");
