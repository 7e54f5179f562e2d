/** Sampling and roots, asked for in a round of 2026-07-28. */
import type { SamplingMessage } from "@mcpwright/protocol/2026-07-28";
import { createServer } from "@mcpwright/runtime";
import { connect } from "@mcpwright/runtime/client";
import { expect, test } from "vitest";
import { call, type Json, send, text } from "../rounds/raw.ts";
import { allRevisions } from "../support/matrix.ts";
import { recorder } from "../support/quiet.ts";

const use = (id: string) => ({ type: "tool_use", id, name: "weather", input: {} }) as const;
const result = (toolUseId: string) => ({ type: "tool_result" as const, toolUseId, content: [] });
const said = { type: "text", text: "said" } as const;
const tools = [{ name: "weather", inputSchema: { type: "object" } }] as const;
const capabilities: Json = { sampling: { tools: {} }, roots: {} };

/** What a tool that samples with these messages answers first. */
async function sampled(messages: readonly SamplingMessage[]) {
  const { logger, records } = recorder();
  const server = createServer({ name: "s", version: "1", logger });
  server.tools.add({ name: "t" }, async (_input, ctx) => {
    const { content } = await ctx.sample({ messages: [...messages], maxTokens: 1, tools: [...tools] });
    return JSON.stringify(content);
  });
  return { server, records, first: await call(server, "t", {}, { capabilities }) };
}

async function refused(messages: readonly SamplingMessage[]): Promise<void> {
  const { first, records } = await sampled(messages);
  expect(first.result?.inputRequests).toBeUndefined();
  expect(records).toContainEqual(
    expect.objectContaining({ error: expect.objectContaining({ code: "sampling-messages" }) }),
  );
}

test("SAMP-04 SAMP-24 a message is of a role, and holds one block or several [2026-07-28]", async () => {
  const messages = [
    { role: "user", content: said },
    { role: "assistant", content: [said, use("1")] },
    { role: "user", content: [result("1")] },
  ] satisfies SamplingMessage[];
  const { server, first } = await sampled(messages);
  expect(first.result?.inputRequests?.["sample"]).toMatchObject({ params: { messages } });
  const answer = { role: "assistant", content: [said, use("2")], model: "m", stopReason: "toolUse" };
  const { requestState } = first.result ?? {};
  const second = await call(server, "t", { inputResponses: { sample: answer }, requestState }, { capabilities });
  expect(text(second)).toBe(JSON.stringify([said, use("2")]));
  for (const broken of [
    { ...answer, role: "system" },
    { model: "m", role: "assistant" },
    { ...answer, content: "a" },
  ]) {
    const { error } = await call(server, "t", { inputResponses: { sample: broken }, requestState }, { capabilities });
    expect(error?.code).toBe(-32602);
  }
});

test("SAMP-11 results of tools stand alone in their message [2026-07-28]", async () => {
  const asked: SamplingMessage = { role: "assistant", content: [use("1")] };
  await refused([asked, { role: "user", content: [result("1"), said] }]);
  const { first } = await sampled([asked, { role: "user", content: [result("1")] }]);
  expect(first.result).toMatchObject({ resultType: "input_required" });
});

test("SAMP-12 each use of a tool is followed by its result at once [2026-07-28]", async () => {
  const asked: SamplingMessage = { role: "assistant", content: [use("1"), use("2")] };
  await refused([asked]);
  await refused([asked, { role: "user", content: [result("1")] }]);
  await refused([asked, { role: "user", content: [result("1"), result("3")] }]);
  await refused([asked, { role: "user", content: [result("1"), result("1")] }]);
  await refused([asked, { role: "user", content: [said] }, { role: "user", content: [result("1"), result("2")] }]);
  const { first } = await sampled([asked, { role: "user", content: [result("1"), result("2")] }]);
  expect(first.result).toMatchObject({ resultType: "input_required" });
});

test("SAMP-22 the tools of a sampling are no tools of the server [2026-07-28]", async () => {
  const { server, first } = await sampled([{ role: "user", content: said }]);
  expect(first.result?.inputRequests?.["sample"]).toMatchObject({ params: { tools } });
  const { result: listed } = await send(server, "tools/list", {});
  expect(listed?.["tools"]).toEqual([expect.objectContaining({ name: "t" })]);
  expect((await call(server, "weather")).error?.code).toBe(-32602);
});

test("ROOT-09 what the client's roots leave out can be read all the same [2026-07-28]", async () => {
  const server = createServer({ name: "s", version: "1", logger: recorder().logger });
  server.tools.add({ name: "t" }, async (_input, ctx) => (await ctx.roots()).map(({ uri }) => uri).join());
  server.resources.add({ uri: "file:///outside/a", name: "a" }, () => "read");
  const first = await call(server, "t", {}, { capabilities });
  const inputResponses = { roots: { roots: [{ uri: "file:///inside" }] } };
  const { requestState } = first.result ?? {};
  expect(text(await call(server, "t", { inputResponses, requestState }, { capabilities }))).toBe("file:///inside");
  const { result: read } = await send(server, "resources/read", { uri: "file:///outside/a" }, { capabilities });
  expect(read?.["contents"]).toMatchObject([{ text: "read" }]);
});

test.each(allRevisions)("SAMP-18 nothing of what is sampled gets into the server's log [%s]", async (revision) => {
  const { logger, records } = recorder();
  const server = createServer({ name: "s", version: "1", logger });
  const messages: SamplingMessage[] = [{ role: "user", content: { type: "text", text: "asked hunter2" } }];
  server.tools.add({ name: "t" }, async (_input, ctx) => {
    const { content } = await ctx.sample({ messages, maxTokens: 1 });
    if (JSON.stringify(content).includes("fail")) throw new Error("It went wrong.");
    return "done";
  });
  const answers = ["hunter2", "fail hunter2"];
  const client = await connect(server, {
    revision,
    sampling: () => ({ role: "assistant", model: "m", content: { type: "text", text: answers.shift() ?? "" } }),
  });
  try {
    expect(await client.callTool("t")).toMatchObject({ content: [{ text: "done" }] });
    expect(await client.callTool("t")).toMatchObject({ isError: true });
    expect(answers).toEqual([]);
    expect(records.length).toBeGreaterThan(0);
    for (const { error, ...record } of records)
      expect(`${JSON.stringify(record)} ${String(error)}`).not.toContain("hunter2");
  } finally {
    await client.close();
  }
});
