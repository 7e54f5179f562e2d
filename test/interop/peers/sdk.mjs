// The official SDK 1.x. usage: sdk.mjs stdio | sessions | stateless | sse
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { SSEServerTransport } from "@modelcontextprotocol/sdk/server/sse.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { z } from "zod";

function build() {
  const server = new McpServer({ name: "sdk", version: "1.0.0" }, { capabilities: { logging: {} } });
  const sum = { inputSchema: { a: z.number(), b: z.number() }, outputSchema: { sum: z.number() } };
  server.registerTool("add", { description: "Adds.", ...sum }, ({ a, b }) => ({
    content: [{ type: "text", text: String(a + b) }],
    structuredContent: { sum: a + b },
  }));
  server.registerTool("fail", { description: "Fails." }, () => {
    throw new Error("It failed");
  });
  server.registerTool("count", { description: "Counts." }, async ({ _meta, sendNotification }) => {
    for (const progress of [1, 2, 3]) {
      const params = { progressToken: _meta?.progressToken, progress, total: 3 };
      await sendNotification({ method: "notifications/progress", params });
    }
    return { content: [{ type: "text", text: "counted" }] };
  });
  server.registerTool("ask", { description: "Asks." }, async () => {
    const requestedSchema = { type: "object", properties: { name: { type: "string", default: "Ada" } } };
    const { content } = await server.server.elicitInput({ message: "Who?", requestedSchema });
    return { content: [{ type: "text", text: `Hello, ${content?.name}!` }] };
  });
  server.registerTool("grow", { description: "Adds a tool." }, () => {
    server.registerTool("grown", { description: "Was added." }, () => ({ content: [] }));
    return { content: [] };
  });
  server.registerResource("rules", "docs://rules", { mimeType: "text/plain" }, ({ href }) => ({
    contents: [{ uri: href, text: "No smoking." }],
  }));
  server.registerPrompt("greet", { argsSchema: { guest: z.string() } }, ({ guest }) => ({
    messages: [{ role: "user", content: { type: "text", text: `Greet ${guest}` } }],
  }));
  return server;
}

async function open(sessions) {
  const stateless = sessions === undefined;
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: stateless ? undefined : randomUUID,
    onsessioninitialized: (id) => sessions?.set(id, transport),
  });
  await build().connect(transport);
  return transport;
}

function serve(handle) {
  const server = createServer(handle);
  server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
}

function listen(sessions) {
  serve(async (request, response) => {
    const known = sessions?.get(request.headers["mcp-session-id"]);
    await (known ?? (await open(sessions))).handleRequest(request, response);
  });
}

/** The transport of 2024-11-05: a stream, and another address for what the client sends. */
function listenSse() {
  const transports = new Map();
  serve(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const known = transports.get(searchParams.get("sessionId"));
    if (pathname === "/messages" && known) return known.handlePostMessage(request, response);
    if (request.method !== "GET") return response.writeHead(405).end();
    const transport = new SSEServerTransport("/messages", response);
    transports.set(transport.sessionId, transport);
    await build().connect(transport);
  });
}

const [transport] = process.argv.slice(2);
if (transport === "stdio") await build().connect(new StdioServerTransport());
else if (transport === "sse") listenSse();
else listen(transport === "sessions" ? new Map() : undefined);
