// The official client package 2.x.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

export async function open(target) {
  const client = new Client({ name: "client", version: "1.0.0" });
  const http = typeof target === "string";
  await client.connect(http ? new StreamableHTTPClientTransport(new URL(target)) : new StdioClientTransport(target));
  return {
    call: async (message) => (await client.callTool({ name: "echo", arguments: { message } })).content[0].text,
    close: () => client.close(),
  };
}
