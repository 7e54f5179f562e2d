/** What a client puts on the wire, and what it never does. */
import { connect, displayName, textOf } from "@mcpwright/runtime/client";
import { describe, expect, test } from "vitest";
import { asking, LEGACY, REVISIONS } from "./asked.ts";
import { overPipe } from "./piped.ts";
import { DISCOVERED, json, type Script, scripted } from "./scripted.ts";

const modern = `
  if (method === "server/discover") say({ id, result: { resultType: "complete", supportedVersions: ["2026-07-28"], capabilities: {}, ttlMs: 0, cacheScope: "public" } });
  if (params?.name === "done") say({ id, result: { resultType: "complete", content: [] } });
  if (params?.name === "ask") {
    say({ id: "server-1", method: "ping" });
    say({ id: "server-2", method: "roots/list" });
    say({ method: "notifications/elicitation/complete", params: { elicitationId: "unknown" } });
    say({ method: "notifications/of/nobody" });
    say({ id, result: { resultType: "complete", content: [] } });
  }`;

test("STDIO-04 STDIO-09 BASE-15 a pipe carries requests and notifications, one a line, and never a response [2026-07-28]", async () => {
  const { client, sent } = await overPipe(modern, { revision: "2026-07-28", roots: [{ uri: "file:///a" }] });
  await client.callTool("ask", { text: "two\nlines" });
  await client.callTool("done");
  await client.close();
  expect(sent().map(({ method }) => method)).toEqual(["server/discover", "tools/call", "tools/call"]);
  for (const message of sent()) expect(message).toMatchObject({ jsonrpc: "2.0", params: { _meta: {} } });
});

test.each(REVISIONS)(
  "STDIO-11 CANC-02 CANC-10 what is cancelled is the call that was given up, while it runs, once [%s]",
  async (revision) => {
    const answer = revision === "2026-07-28" ? modern : asking();
    const { client, sent } = await overPipe(
      answer,
      { revision },
      `initialized.protocolVersion = ${JSON.stringify(revision)};`,
    );
    const over = new AbortController();
    await client.callTool("done", {}, { signal: over.signal });
    over.abort();
    const abort = new AbortController();
    const call = client.callTool("wait", {}, { signal: abort.signal });
    await client.callTool("done");
    abort.abort();
    await expect(call).rejects.toMatchObject({ code: "aborted" });
    await client.callTool("done");
    await client.close();
    const waiting = sent().find(({ params }) => params?.["name"] === "wait");
    const cancelled = sent().filter(({ method }) => method === "notifications/cancelled");
    expect(cancelled.map(({ params }) => params?.["requestId"])).toEqual([waiting?.id]);
  },
);

test("STDIO-10 what two subscriptions on one pipe are told is told apart by their ids [2026-07-28]", async () => {
  const listening = `${modern}
    const told = (subscription, method, params = {}) =>
      say({ method, params: { ...params, _meta: { "io.modelcontextprotocol/subscriptionId": subscription } } });
    if (method === "subscriptions/listen") {
      (globalThis.open ??= []).push(id);
      told(id, "notifications/subscriptions/acknowledged", { notifications: params.notifications });
    }
    if (params?.name === "change") {
      const [first, second] = globalThis.open;
      const uri = "note:///7";
      told(second, "notifications/tools/list_changed");
      told(first, "notifications/resources/updated", { uri });
      told("unknown", "notifications/resources/updated", { uri });
      told(String(second), "notifications/resources/updated", { uri });
      for (const one of [first, second]) told(one, "notifications/prompts/list_changed");
      say({ id, result: { resultType: "complete", content: [] } });
    }`;
  const { client } = await overPipe(listening, { revision: "2026-07-28" });
  const both = { toolsListChanged: true, resourceSubscriptions: ["note:///7"] };
  const [first, second] = [await client.listen(both), await client.listen(both)];
  await client.callTool("change");
  for (const [subscription, method] of [
    [first, "notifications/resources/updated"],
    [second, "notifications/tools/list_changed"],
  ] as const) {
    expect((await subscription.next()).value).toMatchObject({ method });
    expect((await subscription.next()).value).toMatchObject({ method: "notifications/prompts/list_changed" });
  }
});

test("STDIO-18 XHDR-19 annotations of arguments mean nothing on a pipe [2026-07-28]", async () => {
  const listed = `${modern}
    const tools = [{ name: "done", inputSchema: { type: "object", properties: { a: { type: "array", "x-mcp-header": "A" } } } }];
    if (method === "tools/list") say({ id, result: { resultType: "complete", tools, ttlMs: 0, cacheScope: "public" } });`;
  const { client } = await overPipe(listed, { revision: "2026-07-28" });
  expect(await client.listTools()).toHaveLength(1);
  await client.callTool("done", { a: [] });
});

test("LIFE-04 LIFE-07 ROOT-01 a session begins with the newest legacy version and what is declared, then says it has begun [2025-11-25]", async () => {
  const sampling = () => ({ role: "assistant", content: { type: "text", text: "" }, model: "m" }) as const;
  const options = { revision: "legacy", roots: [{ uri: "file:///a" }], sampling, samplingTools: true };
  const { client, sent } = await overPipe("", options);
  await client.close();
  const [first, second] = sent();
  expect(first).toMatchObject({
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: { roots: { listChanged: true }, sampling: { tools: {} } } },
  });
  expect(second).toEqual({ jsonrpc: "2.0", method: "notifications/initialized" });
});

/** A session of `revision` that asks for roots on the stream of a call. */
function session(revision: string): Script {
  return ({ verb, message: { id, method } }, response) => {
    if (verb === "GET") return void response.writeHead(405).end();
    if (verb === "DELETE" || method === undefined || id === undefined) return void response.writeHead(202).end();
    const result = { protocolVersion: revision, capabilities: {}, serverInfo: { name: "s", version: "1" } };
    if (method === "initialize") return json(response, 200, { jsonrpc: "2.0", id, result });
    const messages = [
      { jsonrpc: "2.0", id: "q", method: "roots/list" },
      { jsonrpc: "2.0", id, result: { content: [] } },
    ];
    const events = messages.map((message) => `data: ${JSON.stringify(message)}\n\n`);
    response.writeHead(200, { "Content-Type": "text/event-stream" }).end(events.join(""));
  };
}

describe.each(LEGACY.slice(1))("over HTTP at %s", (revision) => {
  test(`SHTTP-05 SHTTP-06 SHTTP-07 each message is one POST that takes JSON and streams [${revision}]`, async () => {
    const { url, seen } = await scripted(session(revision));
    const client = await connect(url, { revision: "legacy", roots: [{ uri: "file:///a" }] });
    await client.callTool("x");
    await expect.poll(() => seen.filter(({ verb }) => verb === "POST").length).toBe(4);
    await client.close();
    const posts = seen.filter(({ verb }) => verb === "POST");
    expect(posts.every(({ message }) => !Array.isArray(message))).toBe(true);
    for (const { headers } of posts) {
      expect(headers.accept).toBe("application/json, text/event-stream");
      expect(headers["content-type"]).toBe("application/json");
    }
  });

  test(`SHTTP-33 SHTTP-37 LIFE-12 the version is named after the handshake, by revisions that know the header [${revision}]`, async () => {
    const { url, seen } = await scripted(session(revision));
    const client = await connect(url, { revision: "legacy" });
    await client.callTool("x");
    await client.close();
    const [first, ...later] = seen;
    expect(first?.headers).not.toHaveProperty("mcp-protocol-version");
    const named = revision >= "2025-06-18" ? revision : undefined;
    for (const { headers } of later) expect(headers["mcp-protocol-version"]).toBe(named);
  });
});

test("HTTP-05 HTTP-06 CANC-11 each message is one POST; a call that is given up closes it, and posts nothing [2026-07-28]", async () => {
  let closed: () => void = () => {};
  const whenClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const { url, seen } = await scripted(({ message: { id, method } }, response) => {
    if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
    response.once("close", closed);
  });
  const client = await connect(url);
  await expect(client.callTool("x", {}, { timeout: 50 })).rejects.toMatchObject({ code: "timeout" });
  await whenClosed;
  await client.close();
  expect(seen.map(({ verb, message }) => [verb, message.method])).toEqual([
    ["POST", "server/discover"],
    ["POST", "tools/call"],
  ]);
});

test("DUAL-09 ERR-16 a server that knows neither discovery nor sessions is modern all the same [2026-07-28]", async () => {
  const { url, seen } = await scripted(({ message: { id, method } }, response) => {
    if (method !== "tools/call") {
      return json(response, 404, { jsonrpc: "2.0", id, error: { code: -32601, message: "unknown method" } });
    }
    json(response, 200, { jsonrpc: "2.0", id, result: { resultType: "complete", content: [] } });
  });
  const client = await connect(url);
  expect(client.era).toBe("modern");
  expect((await client.callTool("x")).content).toEqual([]);
  const asked = seen.flatMap(({ message }) => message.method ?? []);
  expect(asked).toEqual(["server/discover", "initialize", "tools/call"]);
  await client.close();
});

test("ROOT-02 ROOT-03 a root is a file, and anything else is told where it is given [2026-07-28]", async () => {
  const { url } = await scripted(session("2025-11-25"));
  await expect(connect(url, { roots: [{ uri: "https://a.example" }] })).rejects.toMatchObject({ code: "bad-root" });
});

test("ELIC-05 ELIC-10 ELIC-12 without a mode it is a form; an opened address has no content [2025-11-25]", async () => {
  const ask = (params: object): string =>
    `say({ id: "q", method: "elicitation/create", params: ${JSON.stringify(params)} })`;
  const form = {
    message: "?",
    requestedSchema: { type: "object", properties: { n: { type: "number", default: 0.5 } } },
  };
  const url = { mode: "url", message: "?", url: "https://a.example", elicitationId: "1" };
  const { client } = await overPipe(
    `if (params?.name === "form") { globalThis.call = id; ${ask(form)}; }
     if (params?.name === "url") { globalThis.call = id; ${ask(url)}; }
     if (id === "q") say({ id: globalThis.call, result: { content: [{ type: "text", text: JSON.stringify(result) }] } });`,
    { revision: "legacy", elicitation: () => ({ action: "accept" }), openUrl: () => ({ action: "accept" }) },
  );
  expect(JSON.parse(textOf(await client.callTool("form")))).toEqual({ action: "accept", content: { n: 0.5 } });
  expect(JSON.parse(textOf(await client.callTool("url")))).toEqual({ action: "accept" });
});

test("MRTR-22 SAMP-14 a question that cannot be answered ends the call, and nothing is sent [2026-07-28]", async () => {
  const { url, seen } = await scripted(({ message: { id, method } }, response) => {
    const inputRequests = { q: { method: "sampling/createMessage", params: { messages: [], maxTokens: 1 } } };
    const result = method === "server/discover" ? DISCOVERED : { resultType: "input_required", inputRequests };
    json(response, 200, { jsonrpc: "2.0", id, result });
  });
  const refused = new Error("not now");
  const client = await connect(url, {
    sampling: () => {
      throw refused;
    },
  });
  await expect(client.callTool("x")).rejects.toBe(refused);
  expect(seen).toHaveLength(2);
  await client.close();
});

test("TOOL-12 a title comes before the title of the annotations, and that before the name [all]", () => {
  const tool = { name: "n", title: "t", annotations: { title: "a" } };
  expect(displayName(tool)).toBe("t");
  expect(displayName({ ...tool, title: undefined } as unknown as typeof tool)).toBe("a");
  expect(displayName({ name: "n" })).toBe("n");
});
