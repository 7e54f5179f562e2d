// The official SDK 1.x.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

export async function open(target) {
  const client = new Client({ name: "sdk", version: "1.0.0" });
  const http = typeof target === "string";
  await client.connect(http ? new StreamableHTTPClientTransport(new URL(target)) : new StdioClientTransport(target));
  return {
    call: async (message) => (await client.callTool({ name: "echo", arguments: { message } })).content[0].text,
    close: () => client.close(),
  };
}
