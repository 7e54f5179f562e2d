/** What a message of 2026-07-28 holds, and where it goes, byte by byte over pipes and sockets. */
import { revisions } from "@mcpwright/protocol";
import { createServer, type Server } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { hostNames, hosts, MODERN, makeServer, messagesOf, modern, posted, reply } from "../http/support.ts";
import { modern as modernLine, ServerProcess } from "../stdio/server-process.ts";
import { ACKNOWLEDGED, is, PROMPTS, SUBSCRIPTION_ID, makeServer as telling } from "../subscriptions/support.ts";
import { everyCell, modernRevisions } from "../support/matrix.ts";
import { itemsOf, VERSION } from "../support/wire.ts";

const SERVED = [...revisions.keys()].toReversed();
/** Versions that no server speaks: one to come, one that never was, one that is no date. */
const UNSERVED = ["2027-01-01", "1999-01-01", "next"];

describe.each(hostNames)("over %s", (host) => {
  test("ERR-04 a version that is not served is told with what is served instead [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    for (const requested of UNSERVED) {
      const asked = modern("tools/list", { _meta: { [VERSION]: requested } }, { "mcp-protocol-version": requested });
      const response = await send(asked);
      expect([requested, response.status]).toEqual([requested, 400]);
      const { id, error } = await reply(response);
      expect([id, error?.code, error?.data]).toEqual([1, -32022, { supported: SERVED, requested }]);
    }
  });

  test("BASE-18 params are there, and are an object [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const headers = { "mcp-protocol-version": MODERN, "mcp-method": "tools/list" };
    const request = { jsonrpc: "2.0", id: 1, method: "tools/list" };
    for (const params of [undefined, [], ["echo"], null, "echo", 7]) {
      const response = await send(posted({ ...request, params }, headers));
      expect([params, response.status, (await reply(response)).error?.code]).toEqual([params, 400, -32602]);
    }
    expect((await send(modern("tools/list"))).status).toBe(200);
  });

  test("PROG-10 progress comes on the stream of its own request, not on one that listens [2026-07-28]", async () => {
    const send = await hosts[host](telling(), {});
    const listening = await send(modern("subscriptions/listen", { notifications: { toolsListChanged: true } }));
    const reader = listening.body!.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(() => reader.cancel());
    const call = await send(modern("tools/call", { name: "talk", _meta: { progressToken: "mine" } }));
    const told = messagesOf(await call.text());
    expect(told.filter(({ method }) => method === "notifications/progress")).toMatchObject([
      { params: { progressToken: "mine", progress: 1 } },
    ]);
    expect(told.at(-1)).toHaveProperty("result");
    // The call tells of a change with its last word: what the listener hears until then is all it hears of the call.
    let heard = "";
    while (!heard.includes("tools/list_changed")) heard += (await reader.read()).value ?? "";
    expect(messagesOf(heard).map(({ method }) => method)).toEqual([ACKNOWLEDGED, "notifications/tools/list_changed"]);
  });
});

test("ERR-04, BASE-18 the same is said on a pipe [2026-07-28]", async () => {
  const server = new ServerProcess();
  for (const [id, requested] of UNSERVED.entries()) {
    server.send(modernLine(id, "tools/list", {}, { [VERSION]: requested }));
    expect((await server.answer(id)).error).toMatchObject({ code: -32022, data: { supported: SERVED, requested } });
  }
  for (const [id, params] of ([undefined, [], null] as const).entries()) {
    server.send(JSON.stringify({ jsonrpc: "2.0", id: `p${id}`, method: "tools/list", params }));
    expect((await server.answer(`p${id}`)).error?.code).toBe(-32602);
  }
});

test("STDIO-08, BASE-14 a tool that asks writes no request to stdout [2026-07-28]", async () => {
  const server = new ServerProcess("../../rounds/asking-server.mjs");
  const capabilities = { elicitation: { form: {} }, sampling: {}, roots: {} };
  const meta = { "io.modelcontextprotocol/clientCapabilities": capabilities, progressToken: 1 };
  for (const name of ["confirm", "sample", "roots"]) {
    server.send(modernLine(name, "tools/call", { name }, meta));
    const { result } = await server.answer(name);
    expect(result).toMatchObject({ resultType: "input_required", inputRequests: expect.any(Object) });
  }
  server.send(modernLine("list", "subscriptions/listen", { notifications: { toolsListChanged: true } }));
  await server.until(() => server.messages.some(({ method }) => method === ACKNOWLEDGED));
  expect(server.messages).toHaveLength(4);
  for (const message of server.messages) expect("method" in message && "id" in message).toBe(false);
});

test("META-17 what a listener is told names its request, by an id of the same type [2026-07-28]", async () => {
  const send = await hosts.node(telling(), {});
  for (const id of [7, "7", -1, ""]) {
    const init = modern("subscriptions/listen", { notifications: { promptsListChanged: true } });
    const body = JSON.stringify({ ...JSON.parse(String(init.body)), id });
    const listening = await send({ ...init, body });
    const reader = listening.body!.pipeThrough(new TextDecoderStream()).getReader();
    await (await send(modern("tools/call", { name: "change" }))).text();
    let heard = "";
    while (!heard.includes("prompts/list_changed")) heard += (await reader.read()).value ?? "";
    await reader.cancel();
    const messages = messagesOf(heard) as readonly { method?: string; params?: { _meta?: object } }[];
    expect(messages.map(({ method }) => method)).toEqual([ACKNOWLEDGED, "notifications/prompts/list_changed"]);
    for (const { params } of messages) expect(params?._meta).toHaveProperty([SUBSCRIPTION_ID], id);
  }
});

everyCell(
  "META-17 every notification of a listener names its request",
  telling,
  async (wire) => {
    const { id } = wire.begin("subscriptions/listen", { notifications: { promptsListChanged: true } });
    await wire.first(is(ACKNOWLEDGED));
    await wire.request("tools/call", { name: "change" });
    await wire.first(is(PROMPTS));
    expect(wire.notifications).toHaveLength(2);
    for (const { params } of wire.notifications) expect(params).toHaveProperty(["_meta", SUBSCRIPTION_ID], id);
  },
  modernRevisions,
);

function offering(): Server {
  const server = telling();
  server.resources.add({ name: "t", uriTemplate: "t:///{id}", complete: { id: ["a"] } }, ({ id }) => id);
  return server;
}

everyCell(
  "CAP-11 what a server offers can be tried, and only discovery declares it",
  offering,
  async (wire) => {
    const ref = { type: "ref/resource", uri: "t:///{id}" };
    for (const [method, params] of [
      ["tools/list", {}],
      ["tools/call", { name: "talk" }],
      ["prompts/list", {}],
      ["prompts/get", { name: "welcome" }],
      ["resources/list", {}],
      ["resources/templates/list", {}],
      ["resources/read", { uri: "note:///7" }],
      ["completion/complete", { ref, argument: { name: "id", value: "" } }],
    ] as const) {
      const { result } = await wire.request(method, params);
      expect(result, method).toMatchObject({ resultType: "complete" });
      expect(JSON.stringify(result), method).not.toContain("apabilities");
    }
    const { result } = await wire.request("server/discover");
    expect(Object.keys(result?.["capabilities"] ?? {}).toSorted()).toEqual(
      ["completions", "logging", "prompts", "resources", "tools"].toSorted(),
    );
  },
  modernRevisions,
);

/** A key of an official extension's that is still to come, and one of somebody's own. */
const COMING = "io.modelcontextprotocol/still-to-come";
const OWN = "com.example/own";

everyCell(
  "META-09 keys of extensions pass by the server; what it defines itself has a prefix of its own",
  () => {
    const server = createServer({ name: "keys", version: "1", logger: () => undefined });
    const errors = { full: "It is full." };
    server.tools.add({ name: "keys", _meta: { [OWN]: 1 }, errors }, (_input, ctx) => {
      throw (ctx as unknown as { error: { full(): Error } }).error.full();
    });
    const add = (key: string) => () => server.tools.add({ name: "reserved", _meta: { [key]: 1 } }, () => "");
    expect(add(COMING)).toThrow(COMING);
    expect(add("dev.mcp/own")).toThrow("dev.mcp/own");
    return server;
  },
  async (wire) => {
    const { result } = await wire.request("tools/call", { name: "keys", _meta: { [COMING]: { any: [1] }, [OWN]: 2 } });
    expect(result).toMatchObject({ isError: true, content: [{ text: "It is full." }] });
    const keys = Object.keys(result?.["_meta"] ?? {}).filter((key) => !key.startsWith("io.modelcontextprotocol/"));
    expect(keys).toEqual(["dev.mcpwright/error"]);
    const [tool] = itemsOf((await wire.request("tools/list")).result, "tools");
    expect(tool?.["_meta"]).toEqual({ [OWN]: 1 });
  },
  modernRevisions,
);
