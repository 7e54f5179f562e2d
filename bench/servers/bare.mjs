// The least a server can do in Node: parse the message, build the same answer, stringify it. No protocol, no checks.
// usage: bare.mjs http|stdio TOOLS
import { createServer } from "node:http";
import { toolsOf } from "../tools.mjs";

const [transport, count] = process.argv.slice(2);
const tools = toolsOf(Number(count));

const info = { name: "bare", version: "1.0.0" };

function resultOf({ method, params }) {
  if (method === "tools/call") return { content: [{ type: "text", text: params.arguments.message }] };
  if (method === "tools/list") return { tools };
  if (method === "server/discover") {
    return { supportedVersions: ["2026-07-28"], capabilities: { tools: {} }, ttlMs: 0, cacheScope: "private" };
  }
  return { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo: info };
}

function answer(text) {
  const message = JSON.parse(text);
  if (message.id === undefined) return undefined;
  const modern = message.params._meta !== undefined;
  const result = modern
    ? { resultType: "complete", ...resultOf(message), _meta: { "io.modelcontextprotocol/serverInfo": info } }
    : resultOf(message);
  return JSON.stringify({ jsonrpc: "2.0", id: message.id, result });
}

function serveHttp() {
  const server = createServer((request, response) => {
    if (request.method !== "POST") return response.writeHead(405).end();
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const text = answer(Buffer.concat(chunks).toString());
      if (text === undefined) response.writeHead(202).end();
      else {
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
        response.end(text);
      }
    });
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
}

function serveStdio() {
  let rest = "";
  process.stdin.setEncoding("utf8").on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const text = answer(line);
      if (text !== undefined) process.stdout.write(`${text}\n`);
    }
  });
}

if (transport === "http") serveHttp();
else serveStdio();
