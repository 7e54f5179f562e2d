// The official client package 2.x.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

export async function open(target, revision) {
  // It has no way to insist on an older revision: it begins with the handshake and takes what the server answers.
  const mode = revision === "2026-07-28" ? { pin: revision } : "legacy";
  const client = new Client({ name: "client", version: "1.0.0" }, { versionNegotiation: { mode } });
  const http = typeof target === "string";
  await client.connect(http ? new StreamableHTTPClientTransport(new URL(target)) : new StdioClientTransport(target));
  return {
    call: async (message) => (await client.callTool({ name: "echo", arguments: { message } })).content[0].text,
    close: () => client.close(),
  };
}
