/** Our client on the published servers. */
import { type Client, type ConnectOptions, connect } from "@mcpwright/runtime/client";
import { describe, expect, onTestFinished, test } from "vitest";
import * as peers from "./peers.ts";

const answers: ConnectOptions = {
  elicitation: () => ({ action: "accept", content: { name: "Ada" } }),
  sampling: () => ({ role: "assistant", content: { type: "text", text: "Said." }, model: "none" }),
  roots: [{ uri: "file:///tmp", name: "tmp" }],
  timeout: 20_000,
};

async function open(peer: peers.Peer, revision: string): Promise<Client> {
  const { target, stop } = await peers.start(peer);
  onTestFinished(stop);
  const client = await connect(target, { ...answers, revision: revision as "auto" });
  onTestFinished(() => client.close());
  return client;
}

const text = (result: { readonly content: readonly object[] }): unknown =>
  (result.content[0] as { text?: string }).text;

interface Cell {
  readonly peer: peers.Peer;
  readonly wanted: string;
  readonly spoken: string;
  /** Whether its tools list what they answer with. */
  readonly structured: boolean;
  /** What the tool `ask` says; nothing where the server cannot ask. */
  readonly asks?: string;
}

const old = { wanted: "auto", spoken: "2025-11-25", structured: true } as const;
const cells: readonly Cell[] = [
  { ...old, peer: peers.sdk, asks: "Hello, Ada!" },
  { ...old, peer: peers.sdkSessions, asks: "Hello, Ada!" },
  { ...old, peer: peers.sdkStateless },
  { ...old, peer: peers.sdkSse, asks: "Hello, Ada!" },
  { ...old, peer: peers.server, wanted: "legacy", asks: "Hello, Ada!" },
  { ...old, peer: peers.server, spoken: "2026-07-28", asks: "Hello, Ada!" },
  { ...old, peer: peers.serverHttp, wanted: "legacy" },
  { ...old, peer: peers.serverHttp, spoken: "2026-07-28", asks: "Hello, Ada!" },
  { ...old, peer: peers.fastmcp, structured: false },
  { ...old, peer: peers.fastmcpHttp, structured: false },
];

describe.skipIf(!peers.areInstalled)("published servers", () => {
  for (const { peer, wanted, spoken, structured, asks } of cells) {
    test(`${peer.name}, asked for ${wanted}: speaks ${spoken}, and everything it has is used`, async () => {
      const client = await open(peer, wanted);
      expect(client.revision).toBe(spoken);
      const tools = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(["add", "fail", "count"]));
      const sum = await client.callTool("add", { a: 2, b: 3 });
      expect(text(sum)).toBe("5");
      if (structured) expect(sum.structuredContent).toEqual({ sum: 5 });
      const failed = await client.callTool("fail", {});
      expect(failed.isError).toBe(true);
      expect(text(failed)).toContain("It failed");
      // A tool error in most, a JSON-RPC error in one.
      const wrong = await client.callTool("add", { a: "two" }).catch((error: unknown) => error);
      expect(wrong).toSatisfy((said: { isError?: boolean; code?: number }) => said.isError ?? said.code === -32602);
      const steps: number[] = [];
      await client.callTool("count", {}, { onProgress: ({ progress }) => steps.push(progress) });
      expect(steps).toEqual([1, 2, 3]);
      if (asks !== undefined) expect(text(await client.callTool("ask", {}))).toBe(asks);
      const [rules] = await client.listResources();
      expect(await client.readResource(rules?.uri ?? "")).toMatchObject({ contents: [{ text: "No smoking." }] });
      const [greet] = await client.listPrompts();
      const { messages } = await client.getPrompt(greet?.name ?? "", { guest: "Ada" });
      expect(messages).toMatchObject([{ role: "user", content: { type: "text", text: "Greet Ada" } }]);
      await client.ping();
    });
  }

  for (const peer of [peers.sdk, peers.sdkSessions]) {
    test(`${peer.name}: tells that its list changed`, async () => {
      const client = await open(peer, "auto");
      const subscription = await client.listen({ toolsListChanged: true });
      await client.callTool("grow", {});
      expect((await subscription.next()).value?.method).toBe("notifications/tools/list_changed");
      expect((await client.listTools()).map(({ name }) => name)).toContain("grown");
    });
  }

  for (const peer of [peers.everythingStdio, peers.everythingHttp]) {
    test(`${peer.name}: everything it has is used`, async () => {
      const client = await open(peer, "auto");
      expect(client.revision).toBe("2025-11-25");
      const tools = new Set((await client.listTools()).map(({ name }) => name));
      expect(text(await client.callTool("get-sum", { a: 2, b: 3 }))).toBe("The sum of 2 and 3 is 5.");
      expect(
        (await client.callTool("get-structured-content", { location: "New York" })).structuredContent,
      ).toHaveProperty("temperature");
      // These are there only because we declare that we answer.
      expect(tools).toContain("trigger-elicitation-request");
      expect(text(await client.callTool("trigger-elicitation-request", {}))).toContain("User provided");
      expect(text(await client.callTool("trigger-sampling-request", { prompt: "Say." }))).toContain("Said.");
      expect(JSON.stringify(await client.callTool("get-roots-list", {}))).toContain("file:///tmp");
      const steps: number[] = [];
      const onProgress = ({ progress }: { readonly progress: number }): void => void steps.push(progress);
      await client.callTool("trigger-long-running-operation", { duration: 0.2, steps: 4 }, { onProgress });
      expect(steps).toEqual([1, 2, 3, 4]);
      const [document] = await client.listResources();
      expect((await client.readResource(document?.uri ?? "")).contents).toHaveLength(1);
      expect((await client.listResourceTemplates()).length).toBeGreaterThan(0);
      const prompt = { type: "ref/prompt", name: "completable-prompt" } as const;
      expect((await client.complete(prompt, { name: "department", value: "E" })).values).toContain("Engineering");
      expect((await client.getPrompt("args-prompt", { city: "Paris" })).messages.length).toBeGreaterThan(0);
    });
  }
});
