// The official SDK, as its documentation shows it: one server and transport per session, JSON answers.
// usage: official.mjs http|stdio TOOLS
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { z } from "zod";
import { toolsOf } from "../tools.mjs";

const [transport, count] = process.argv.slice(2);

const inputSchema = {
  message: z.string().describe("What to repeat."),
  times: z.number().int().min(1).max(10).describe("How often.").optional(),
};

function build() {
  const server = new McpServer({ name: "official", version: "1.0.0" });
  for (const { name, description } of toolsOf(Number(count))) {
    server.registerTool(name, { description, inputSchema }, ({ message }) => ({
      content: [{ type: "text", text: message }],
    }));
  }
  return server;
}

async function openSession(sessions) {
  const session = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    enableJsonResponse: true,
    onsessioninitialized: (id) => {
      sessions.set(id, session);
    },
  });
  await build().connect(session);
  return session;
}

function serveHttp() {
  const sessions = new Map();
  const server = createServer(async (request, response) => {
    const session = sessions.get(request.headers["mcp-session-id"]) ?? (await openSession(sessions));
    await session.handleRequest(request, response);
  });
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
}

if (transport === "http") serveHttp();
else await build().connect(new StdioServerTransport());
