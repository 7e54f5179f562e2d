import { fileURLToPath } from "node:url";
import type { Server } from "@mcpwright/runtime";
import { type Client, connect, LocalError, McpError, type Target } from "@mcpwright/runtime/client";
import { expect, onTestFinished, test } from "vitest";
import { listen, makeServer, whenAborted } from "./servers.ts";

const REVISIONS = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];
const SCRIPT = fileURLToPath(new URL("./serve-offered.mjs", import.meta.url));

/** Each way to reach a server; `server` is there when it is of this process. */
const ways: readonly { name: string; open(): Promise<{ target: Target; server?: Server }> }[] = [
  {
    name: "memory",
    open: async () => {
      const server = makeServer();
      return { target: server, server };
    },
  },
  {
    name: "http",
    open: async () => {
      const server = makeServer();
      const listening = await listen(server, { port: 0 });
      onTestFinished(() => listening.close(0));
      return { target: listening.url, server };
    },
  },
  { name: "stdio", open: async () => ({ target: { command: process.execPath, args: [SCRIPT] } }) },
];

async function open(way: (typeof ways)[number], revision: string): Promise<{ client: Client; server?: Server }> {
  const { target, ...rest } = await way.open();
  const client = await connect(target, { revision });
  onTestFinished(() => client.close());
  return { client, ...rest };
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => error,
  );
}

for (const way of ways) {
  for (const revision of REVISIONS) {
    test(`LIFE-02 VER-01 lists, calls, reads and completes over ${way.name} [${revision}]`, async () => {
      const { client } = await open(way, revision);
      expect(client.revision).toBe(revision);
      expect(client.serverInfo).toMatchObject({ name: "offered", version: "1.2.3" });
      expect(client.instructions).toBe("Ask nicely.");
      expect((await client.listTools()).map(({ name }) => name)).toEqual(["echo", "fail", "steps", "wait"]);
      expect((await client.callTool("echo", { text: "ø\n🦜" })).content).toMatchObject([{ text: "ø\n🦜" }]);
      expect((await client.callTool("fail")).isError).toBe(true);
      expect(await client.listResources()).toMatchObject([{ uri: "docs://rules" }]);
      expect(await client.listResourceTemplates()).toEqual([]);
      expect((await client.readResource("docs://rules")).contents).toMatchObject([{ text: "No smoking." }]);
      expect(await client.listPrompts()).toMatchObject([{ name: "welcome" }]);
      expect((await client.getPrompt("welcome", { guest: "Ada" })).messages).toMatchObject([
        { content: { text: "Welcome Ada" } },
      ]);
    });

    test(`PROG-01 gets progress before the answer over ${way.name} [${revision}]`, async () => {
      const { client } = await open(way, revision);
      const seen: number[] = [];
      await client.callTool("steps", {}, { onProgress: ({ progress, total }) => seen.push(progress / (total ?? 1)) });
      expect(seen).toEqual([1 / 3, 2 / 3, 1]);
    });

    test(`what the server refuses is an McpError over ${way.name} [${revision}]`, async () => {
      const { client } = await open(way, revision);
      const error = await failure(client.callTool("missing"));
      expect(McpError.is(error)).toBe(true);
      expect(error).toMatchObject({ code: -32602 });
    });
  }

  for (const revision of ["2025-11-25", "2026-07-28"]) {
    test(`TIME-01 TIME-02 a timeout ends the call on both sides over ${way.name} [${revision}]`, async () => {
      const { client, server } = await open(way, revision);
      const aborted = server === undefined ? undefined : whenAborted(server);
      const error = await failure(client.callTool("wait", {}, { timeout: 100 }));
      expect(LocalError.is(error)).toBe(true);
      expect(error).toMatchObject({ code: "timeout" });
      await aborted;
      expect((await client.callTool("echo", { text: "still here" })).content).toMatchObject([{ text: "still here" }]);
    });

    test(`CANC-14 a signal ends the call on both sides over ${way.name} [${revision}]`, async () => {
      const { client, server } = await open(way, revision);
      const aborted = server === undefined ? undefined : whenAborted(server);
      const controller = new AbortController();
      const failed = failure(client.callTool("wait", {}, { signal: controller.signal }));
      await client.callTool("echo");
      controller.abort("enough");
      expect(await failed).toMatchObject({ code: "aborted", cause: "enough" });
      await aborted;
    });
  }

  test(`DUAL-04 DUAL-07 finds the modern era by itself over ${way.name} [2026-07-28]`, async () => {
    expect((await open(way, "auto")).client).toMatchObject({ revision: "2026-07-28", era: "modern" });
  });

  test(`LIFE-08 offers the newest legacy revision over ${way.name} [2025-11-25]`, async () => {
    expect((await open(way, "legacy")).client).toMatchObject({ revision: "2025-11-25", era: "legacy" });
  });

  test(`calls under way fail when the client is closed over ${way.name}`, async () => {
    const { client } = await open(way, "auto");
    const failed = failure(client.callTool("wait"));
    await client.callTool("echo");
    await client.close();
    expect(await failed).toMatchObject({ code: "connection-closed" });
  });

  test(`a list that goes on is cut over ${way.name}`, async () => {
    const { client } = await open(way, "auto");
    expect(await failure(client.listTools({ maxPages: 1 }))).toMatchObject({ code: "list-too-long" });
  });
}

test("a revision nobody knows is refused before anything is sent", async () => {
  expect(await failure(connect(makeServer(), { revision: "1999-01-01" }))).toMatchObject({
    code: "unsupported-version",
  });
});

for (const url of ["ftp://127.0.0.1/", "nonsense"]) {
  test(`refuses ${url} as a URL`, async () => {
    expect(await failure(connect(url))).toMatchObject({ code: "bad-url" });
  });
}
