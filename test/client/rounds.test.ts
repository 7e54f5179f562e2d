/** What the client does with a result that asks for input. */
import { connect } from "@mcpwright/runtime/client";
import { expect, test } from "vitest";
import { json, modernScript, type Script, type Seen, scripted } from "./scripted.ts";

const DONE = { resultType: "complete", content: [{ type: "text", text: "done" }] };
const form = {
  method: "elicitation/create",
  params: { message: "Go?", requestedSchema: { type: "object", properties: {} } },
};

/** Answers each call of a tool with the next of `results`. */
function inTurn(...results: readonly object[]): Script {
  let turn = 0;
  return (seen, response) => {
    if (seen.message.method !== "tools/call") return modernScript(DONE)(seen, response);
    const result = results[Math.min(turn++, results.length - 1)];
    json(response, 200, { jsonrpc: "2.0", id: seen.message.id, result });
  };
}

const calls = (seen: readonly Seen[]) =>
  seen.map(({ message }) => message).filter(({ method }) => method === "tools/call");

const handlers = {
  elicitation: () => ({ action: "accept", content: { yes: true } }) as const,
  roots: [{ uri: "file:///a" }],
};

test("MRTR-07 MRTR-09 MRTR-11 a retry has every answer, the state as it came, and an id of its own [2026-07-28]", async () => {
  const requestState = 'opaque \u2713 "\\state"==';
  const { url, seen } = await scripted(
    inTurn(
      { resultType: "input_required", inputRequests: { go: form, at: { method: "roots/list" } }, requestState },
      DONE,
    ),
  );
  const client = await connect(url, handlers);
  expect((await client.callTool("x", { a: 1 })).content).toEqual(DONE.content);
  const [first, retry] = calls(seen);
  expect(retry?.params).toMatchObject({
    name: "x",
    arguments: { a: 1 },
    inputResponses: { go: { action: "accept", content: { yes: true } }, at: { roots: [{ uri: "file:///a" }] } },
    requestState,
  });
  expect(retry?.id).not.toBe(first?.id);
});

test("MRTR-08 MRTR-09 MRTR-12 what a retry brings is for that retry alone [2026-07-28]", async () => {
  const { url, seen } = await scripted(
    inTurn(
      { resultType: "input_required", requestState: "later" },
      { resultType: "input_required", inputRequests: { go: form } },
      DONE,
    ),
  );
  const client = await connect(url, handlers);
  await client.callTool("x");
  await client.callTool("y");
  const [, second, third, other] = calls(seen);
  // A state alone is brought back at once.
  expect(second?.params).toMatchObject({ requestState: "later" });
  expect(second?.params).not.toHaveProperty("inputResponses");
  expect(third?.params).toHaveProperty("inputResponses");
  expect(third?.params).not.toHaveProperty("requestState");
  expect(Object.keys(other?.params ?? {}).toSorted()).toEqual(["_meta", "name"]);
});

test("MRTR-23 a server that asks for ever is left after sixteen rounds [2026-07-28]", async () => {
  const { url, seen } = await scripted(inTurn({ resultType: "input_required", requestState: "more" }));
  const client = await connect(url);
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "too-many-rounds" });
  expect(calls(seen)).toHaveLength(17);
});

test("ELIC-17 SAMP-10 what was not declared is not fulfilled [2026-07-28]", async () => {
  const asks = (request: object) => ({ resultType: "input_required", inputRequests: { q: request } });
  for (const request of [
    { method: "elicitation/create", params: { mode: "url", message: "Go", url: "https://a.example" } },
    { method: "sampling/createMessage", params: { messages: [], maxTokens: 1, tools: [] } },
    { method: "ping" },
    "garbage",
  ]) {
    const { url, seen } = await scripted(inTurn(asks(request as object)));
    const client = await connect(url, {
      ...handlers,
      sampling: () => ({ role: "assistant", content: [], model: "m" }),
    });
    await expect(client.callTool("x")).rejects.toThrow();
    expect(calls(seen)).toHaveLength(1);
  }
});

test("CAP-04 CAP-05 ELIC-01 what has a handler is declared on each request [2026-07-28]", async () => {
  const declared = async (given: object) => {
    const { url, seen } = await scripted(modernScript(DONE));
    const client = await connect(url, given);
    await client.callTool("x");
    const meta = calls(seen)[0]?.params?.["_meta"] as Record<string, unknown>;
    return meta["io.modelcontextprotocol/clientCapabilities"];
  };
  const openUrl = () => ({ action: "accept" }) as const;
  expect(await declared(handlers)).toEqual({ elicitation: {}, roots: {} });
  expect(await declared({ elicitation: handlers.elicitation, openUrl })).toEqual({
    elicitation: { form: {}, url: {} },
  });
  expect(await declared({ openUrl, sampling: () => ({}) })).toEqual({ elicitation: { url: {} }, sampling: {} });
});
