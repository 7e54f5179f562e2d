import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Client as NewClient, StreamableHTTPClientTransport as NewHttp } from "@modelcontextprotocol/client";
import { StdioClientTransport as NewStdio } from "@modelcontextprotocol/client/stdio";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import {
  PromptListChangedNotificationSchema,
  ResourceUpdatedNotificationSchema,
  ToolListChangedNotificationSchema,
} from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const script = fileURLToPath(new URL("../client/changing-server.mjs", import.meta.url));
const identity = { name: "interop", version: "1.0.0" };
const TOOLS = "notifications/tools/list_changed";
const PROMPTS = "notifications/prompts/list_changed";
const UPDATED = "notifications/resources/updated";

let child: ChildProcess;
let url: URL;

beforeAll(async () => {
  child = spawn(process.execPath, [script, "--http", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  for await (const chunk of child.stderr ?? []) {
    log += chunk;
    const found = /http:\/\/[^\s"]+\/mcp/.exec(log)?.[0];
    if (found === undefined) continue;
    url = new URL(found);
    break;
  }
});

afterAll(async () => {
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
});

/** What was told, and a wait for so many of it. */
class Told {
  readonly methods: string[] = [];
  #wake: () => void = () => {};

  readonly take = ({ method }: { readonly method: string }): void => {
    this.methods.push(method);
    this.#wake();
  };

  async until(count: number): Promise<void> {
    while (this.methods.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

describe.each(["http", "stdio"] as const)("over %s", (transport) => {
  test("SUBS-02 SUBS-03 SUBS-04 client 2.4.0 listens, is told, and stops listening [2026-07-28]", async () => {
    const client = new NewClient(identity, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
    const told = new Told();
    client.setNotificationHandler(TOOLS, told.take);
    client.setNotificationHandler(PROMPTS, told.take);
    client.setNotificationHandler(UPDATED, told.take);
    await client.connect(
      transport === "http" ? new NewHttp(url) : new NewStdio({ command: process.execPath, args: [script] }),
    );
    const subscription = await client.listen({ toolsListChanged: true, resourceSubscriptions: ["note:///7"] });
    expect(subscription.honoredFilter).toEqual({ toolsListChanged: true, resourceSubscriptions: ["note:///7"] });
    await client.callTool({ name: "change" });
    await told.until(2);
    expect(told.methods).toEqual([TOOLS, UPDATED]);
    await subscription.close();
    const other = await client.listen({ promptsListChanged: true });
    await client.callTool({ name: "change" });
    await told.until(3);
    expect(told.methods).toEqual([TOOLS, UPDATED, PROMPTS]);
    await other.close();
    await client.close();
  });

  test("RES-12 TOOL-25 PROM-12 sdk 1.32.2 subscribes to a resource and is told of lists [2025-11-25]", async () => {
    const client = new OldClient(identity);
    const told = new Told();
    client.setNotificationHandler(ToolListChangedNotificationSchema, told.take);
    client.setNotificationHandler(PromptListChangedNotificationSchema, told.take);
    client.setNotificationHandler(ResourceUpdatedNotificationSchema, told.take);
    const wire = transport === "http" ? new OldHttp(url) : new OldStdio({ command: process.execPath, args: [script] });
    // Its optional callbacks are declared without `undefined`, which exactOptionalPropertyTypes minds.
    await client.connect(wire as Parameters<OldClient["connect"]>[0]);
    expect(client.getServerCapabilities()).toMatchObject({
      tools: { listChanged: true },
      resources: { subscribe: true, listChanged: true },
      prompts: { listChanged: true },
    });
    await client.subscribeResource({ uri: "note:///7" });
    // The client opens its stream by itself and does not tell when it stands.
    for (let calls = 0; told.methods.length === 0; calls++) {
      if (calls === 1_000) throw new Error("nothing was told");
      await client.callTool({ name: "change" });
    }
    await client.callTool({ name: "change" });
    await told.until(6);
    expect(told.methods.slice(0, 3)).toEqual([PROMPTS, TOOLS, UPDATED]);
    await client.unsubscribeResource({ uri: "note:///7" });
    await client.close();
  });
});

// On stdio the client takes the notification that goes before the result (AMB-03) for an end it did not expect.
test.each([
  ["http", "graceful"],
  ["stdio", "remote"],
])("SUBS-10 SUBS-14 client 2.4.0 sees the end that the server makes, over %s [2026-07-28]", async (transport, end) => {
  const client = new NewClient(identity, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
  await client.connect(
    transport === "http" ? new NewHttp(url) : new NewStdio({ command: process.execPath, args: [script] }),
  );
  const subscription = await client.listen({ toolsListChanged: true });
  await client.callTool({ name: "stop" });
  expect(await subscription.closed).toBe(end);
  await client.close();
});
