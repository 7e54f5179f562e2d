/** The official client answers what a server of ours asks, in either era. */
import { fileURLToPath } from "node:url";
import { listen, type Server } from "@mcpwright/runtime";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const path = fileURLToPath(new URL("../runtime/rounds/asking-server.mjs", import.meta.url));
const { makeAsking } = (await import(path)) as { makeAsking(): Server };

const modes = [
  { revision: "2025-11-25", mode: "legacy" },
  { revision: "2026-07-28", mode: { pin: "2026-07-28" } },
] as const;

describe.each(["http", "stdio"] as const)("over %s", (transport) => {
  let url: string | undefined;
  let stop: () => Promise<void> = async () => {};
  beforeAll(async () => {
    if (transport === "stdio") return;
    const listening = await listen(makeAsking(), { port: 0 });
    url = listening.url;
    stop = () => listening.close(0);
  });
  afterAll(() => stop());

  for (const { revision, mode } of modes)
    test(`ELIC-04 SAMP-02 client 2.4.0 answers a form and samples [${revision}]`, async () => {
      const client = new Client(
        { name: "interop", version: "1.0.0" },
        { capabilities: { elicitation: { form: {} }, sampling: {} }, versionNegotiation: { mode } },
      );
      const asked: string[] = [];
      let action: "accept" | "decline" = "accept";
      client.setRequestHandler("elicitation/create", ({ params }) => {
        asked.push(params.message);
        return action === "accept" ? { action, content: { agreed: true } } : { action };
      });
      client.setRequestHandler("sampling/createMessage", () => ({
        role: "assistant",
        content: { type: "text", text: "Paris" },
        model: "m",
      }));
      await client.connect(
        url === undefined
          ? new StdioClientTransport({ command: process.execPath, args: [path], stderr: "pipe" })
          : new StreamableHTTPClientTransport(new URL(url)),
      );
      try {
        const call = async (name: string) => (await client.callTool({ name })).content;
        expect(await call("confirm")).toEqual([{ type: "text", text: "agreed: true" }]);
        expect(asked).toEqual(["Confirm room 12?"]);
        expect(await call("sample")).toEqual([{ type: "text", text: "Paris" }]);
        action = "decline";
        expect(await call("confirm")).toEqual([{ type: "text", text: "decline" }]);
      } finally {
        await client.close();
      }
    });
});
