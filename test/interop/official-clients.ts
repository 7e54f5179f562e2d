import { Client as NewClient, StreamableHTTPClientTransport as NewHttp } from "@modelcontextprotocol/client";
import { StdioClientTransport as NewStdio } from "@modelcontextprotocol/client/stdio";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Target } from "./target.ts";

/** What the tests use of either official client. */
export type OfficialClient = Pick<
  NewClient,
  | "listTools"
  | "callTool"
  | "listResources"
  | "listResourceTemplates"
  | "readResource"
  | "listPrompts"
  | "getPrompt"
  | "complete"
  | "getServerVersion"
  | "getServerCapabilities"
  | "getInstructions"
  | "close"
>;

export interface Connection {
  readonly client: OfficialClient;
  /** Revision both sides agreed on; undefined where the client does not tell. */
  readonly revision: string | undefined;
}

export interface OfficialPeer {
  readonly name: string;
  /** Revision a connection of this client ends up with. */
  readonly revision: string;
  connect(target: Target): Promise<Connection>;
}

const identity = { name: "interop", version: "1.0.0" };

/** `@modelcontextprotocol/client` 2.x in one of its modes. */
function newClient(label: string, revision: string, mode: "legacy" | "auto" | { pin: string }): OfficialPeer {
  return {
    name: `client 2.4.0, ${label}`,
    revision,
    async connect(target) {
      const client = new NewClient(identity, { versionNegotiation: { mode } });
      const transport = target.url
        ? new NewHttp(new URL(target.url))
        : new NewStdio({ ...target.command, stderr: "pipe" });
      await client.connect(transport);
      return { client, revision: client.getNegotiatedProtocolVersion() };
    },
  };
}

/** `@modelcontextprotocol/sdk` 1.x, which knows the legacy revisions only. */
const oldClient: OfficialPeer = {
  name: "sdk 1.32.2",
  revision: "2025-11-25",
  async connect(target) {
    const client = new OldClient(identity);
    const transport = target.url
      ? new OldHttp(new URL(target.url))
      : new OldStdio({ ...target.command, stderr: "pipe" });
    // Its optional callbacks are declared without `undefined`, which exactOptionalPropertyTypes minds.
    await client.connect(transport as Parameters<OldClient["connect"]>[0]);
    const revision = transport instanceof OldHttp ? transport.protocolVersion : undefined;
    return { client: client as unknown as OfficialClient, revision };
  },
};

export const officialPeers: readonly OfficialPeer[] = [
  oldClient,
  newClient("legacy", "2025-11-25", "legacy"),
  newClient("auto", "2026-07-28", "auto"),
  newClient("pinned", "2026-07-28", { pin: "2026-07-28" }),
];
