import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const port = Number(process.env["PORT"] ?? 3000);
const origin = process.argv.includes("--fastify") ? await serveFastify() : await serveExpress();
console.error(`MCP at ${origin}/echo and ${origin}/math`);

async function serveExpress(): Promise<string> {
  const { createApp } = await import("./express.ts");
  const server = createServer(createApp()).listen(port, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function serveFastify(): Promise<string> {
  const { createApp } = await import("./fastify.ts");
  return createApp().listen({ port, host: "127.0.0.1" });
}
