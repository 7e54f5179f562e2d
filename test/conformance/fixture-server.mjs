// Starts the everything-server on a free loopback port.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../generator/bin/mcpwright.js", import.meta.url));
const manifest = fileURLToPath(new URL("./fixture/mcp.yaml", import.meta.url));

export async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

/** Resolves when the server says where it listens; `stop` ends it and waits for its end. */
export async function startFixture() {
  const port = await freePort();
  const child = spawn(process.execPath, [cli, "run", manifest, "--http", "--port", String(port)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  let log = "";
  await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`The fixture ended with ${code} before it listened:\n${log}`)));
    child.stderr.on("data", (chunk) => {
      log += chunk;
      if (log.includes(`:${port}`)) resolve();
    });
  });
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    log: () => log,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
