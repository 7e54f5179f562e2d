// The official server package 2.x, which speaks both eras. usage: server.mjs stdio | http
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { acceptedContent, createMcpHandler, inputRequired, McpServer } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { z } from "zod";

function build() {
  const server = new McpServer({ name: "server", version: "2.0.0" }, { capabilities: { logging: {} } });
  const sum = { inputSchema: z.object({ a: z.number(), b: z.number() }), outputSchema: z.object({ sum: z.number() }) };
  server.registerTool("add", { description: "Adds.", ...sum }, ({ a, b }) => ({
    content: [{ type: "text", text: String(a + b) }],
    structuredContent: { sum: a + b },
  }));
  server.registerTool("fail", { description: "Fails." }, () => {
    throw new Error("It failed");
  });
  server.registerTool("count", { description: "Counts." }, async ({ mcpReq }) => {
    for (const progress of [1, 2, 3]) {
      const params = { progressToken: mcpReq._meta?.progressToken, progress, total: 3 };
      await mcpReq.notify({ method: "notifications/progress", params });
    }
    return { content: [{ type: "text", text: "counted" }] };
  });
  server.registerTool("ask", { description: "Asks." }, (context) => {
    const given = acceptedContent(context.mcpReq.inputResponses, "who");
    if (given !== undefined) return { content: [{ type: "text", text: `Hello, ${given.name}!` }] };
    const requestedSchema = { type: "object", properties: { name: { type: "string", default: "Ada" } } };
    return inputRequired({ inputRequests: { who: inputRequired.elicit({ message: "Who?", requestedSchema }) } });
  });
  server.registerResource("rules", "docs://rules", { mimeType: "text/plain" }, ({ href }) => ({
    contents: [{ uri: href, text: "No smoking." }],
  }));
  server.registerPrompt("greet", { argsSchema: z.object({ guest: z.string() }) }, ({ guest }) => ({
    messages: [{ role: "user", content: { type: "text", text: `Greet ${guest}` } }],
  }));
  return server;
}

function listen() {
  const handler = createMcpHandler(build);
  const server = createServer(async (request, response) => {
    const { url, method, headers } = request;
    const body = method === "POST" ? { body: Readable.toWeb(request), duplex: "half" } : {};
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const answer = await handler.fetch(
      new Request(new URL(url, `http://${headers.host}`), { method, headers, signal: gone.signal, ...body }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body === null) response.end();
    else await pipeline(Readable.fromWeb(answer.body), response).catch(() => {});
  });
  server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
}

if (process.argv[2] === "stdio") serveStdio(build);
else listen();
