import type { ServerResponse } from "node:http";
import { connect, HttpStatusError } from "@mcpwright/runtime/client";
import { expect, test } from "vitest";
import { DISCOVERED, json, modernScript, type Script, scripted } from "./scripted.ts";

const INITIALIZED = {
  protocolVersion: "2025-06-18",
  capabilities: { tools: {} },
  serverInfo: { name: "old", version: "1" },
};

test("HDR-01 HDR-04 HDR-05 mirrors version, method and name [2026-07-28]", async () => {
  const { url, seen } = await scripted(modernScript({ resultType: "complete", content: [] }));
  const client = await connect(url);
  await client.callTool("lookup");
  await client.close();
  expect(seen.map(({ verb }) => verb)).toEqual(["POST", "POST"]);
  for (const { headers, message } of seen) {
    expect(headers).toMatchObject({ "mcp-protocol-version": "2026-07-28", "mcp-method": message.method });
    expect(headers.accept).toBe("application/json, text/event-stream");
  }
  expect(seen[1]?.headers["mcp-name"]).toBe("lookup");
});

test("HDR-07 XHDR-10 a name that is not safe in a header goes in Base64 [2026-07-28]", async () => {
  const { url, seen } = await scripted(
    modernScript({ resultType: "complete", contents: [], ttlMs: 0, cacheScope: "public" }),
  );
  const client = await connect(url);
  for (const uri of ["docs://ø", " a", "a\tb", "=?base64?eA==?=", "docs://plain text"]) await client.readResource(uri);
  const names = seen.slice(1).map(({ headers }) => headers["mcp-name"]);
  expect(names).toEqual([
    "=?base64?ZG9jczovL8O4?=",
    "=?base64?IGE=?=",
    "=?base64?YQli?=",
    "=?base64?PT9iYXNlNjQ/ZUE9PT89?=",
    "docs://plain text",
  ]);
});

test("META-10 META-11 every request says version, capabilities and who asks [2026-07-28]", async () => {
  const { url, seen } = await scripted(modernScript({ resultType: "complete", content: [] }));
  const client = await connect(url, { clientInfo: { name: "asker", version: "9" } });
  await client.callTool("lookup");
  for (const { message } of seen) {
    expect(message.params?.["_meta"]).toEqual({
      "io.modelcontextprotocol/protocolVersion": "2026-07-28",
      "io.modelcontextprotocol/clientCapabilities": {},
      "io.modelcontextprotocol/clientInfo": { name: "asker", version: "9" },
    });
  }
});

test("BASE-11, EXT-11 an answer of an unknown kind is invalid, one of an extension not declared or a question too [2026-07-28]", async () => {
  for (const [resultType, code] of [
    ["riddle", "invalid-response"],
    ["task", "invalid-response"],
    ["input_required", "invalid-response"],
  ]) {
    const { url } = await scripted(modernScript({ resultType, content: [] }));
    const client = await connect(url);
    await expect(client.callTool("x")).rejects.toMatchObject({ code });
  }
});

test("BASE-12 an answer without a kind is complete [2026-07-28]", async () => {
  const { url } = await scripted(modernScript({ content: [{ type: "text", text: "plain" }] }));
  const client = await connect(url);
  expect((await client.callTool("x")).content).toEqual([{ type: "text", text: "plain" }]);
});

test("an answer without its shape is invalid [2026-07-28]", async () => {
  const { url } = await scripted(modernScript({ resultType: "complete", content: "none" }));
  const client = await connect(url);
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "invalid-response" });
});

test("HTTP-10 HTTP-16 reads a stream in any pieces, with comments and messages before the answer [2026-07-28]", async () => {
  const { url } = await scripted(({ message: { id, method } }, response) => {
    if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    const note = { jsonrpc: "2.0", method: "notifications/progress", params: { progressToken: id, progress: 0.5 } };
    const answer = { jsonrpc: "2.0", id, result: { resultType: "complete", content: [{ type: "text", text: "ø🦜" }] } };
    const text = `: hello\n\nid: 1\ndata:\n\nevent: message\r\ndata: ${JSON.stringify(note)}\r\n\r\ndata: ${JSON.stringify(answer)}\n\n`;
    const bytes = [...Buffer.from(text)];
    const step = (): void => {
      const byte = bytes.shift();
      if (byte === undefined) response.end();
      else response.write(Buffer.of(byte), step);
    };
    step();
  });
  const client = await connect(url);
  const seen: number[] = [];
  const answer = await client.callTool("x", {}, { onProgress: ({ progress }) => seen.push(progress) });
  expect(answer.content).toEqual([{ type: "text", text: "ø🦜" }]);
  expect(seen).toEqual([0.5]);
});

test("a stream that ends before the answer fails the call", async () => {
  const { url } = await scripted(({ message: { id, method } }, response) => {
    if (method === "server/discover") return json(response, 200, { jsonrpc: "2.0", id, result: DISCOVERED });
    response.writeHead(200, { "Content-Type": "text/event-stream" }).end(": sorry\n\n");
  });
  const client = await connect(url);
  await expect(client.callTool("x")).rejects.toMatchObject({ code: "connection-closed" });
});

/** A legacy server of sessions that refuses the era probe in one of the ways there are. */
function legacyScript(refuse: (response: ServerResponse, id: number | undefined) => void): Script {
  let sessions = 0;
  return ({ verb, headers, message: { id, method } }, response) => {
    if (method === "server/discover") return refuse(response, id);
    if (method === "initialize") {
      sessions++;
      return json(
        response,
        200,
        { jsonrpc: "2.0", id, result: INITIALIZED },
        { "Mcp-Session-Id": `session-${sessions}` },
      );
    }
    if (verb === "GET") return void response.writeHead(405).end();
    if (verb === "DELETE" || id === undefined) return void response.writeHead(202).end();
    if (headers["mcp-session-id"] === "session-1" && method === "tools/call") return json(response, 404, {});
    json(response, 200, { jsonrpc: "2.0", id, result: { content: [] } });
  };
}

const refusals: readonly (readonly [string, (response: ServerResponse, id: number | undefined) => void])[] = [
  ["400 without a body", (response) => void response.writeHead(400).end()],
  ["404 and text", (response) => void response.writeHead(404, { "Content-Type": "text/plain" }).end("nothing here")],
  [
    "400 and an error of its own",
    (response) => json(response, 400, { jsonrpc: "2.0", error: { code: -32000, message: "no session" } }),
  ],
  [
    "200 and method not found",
    (response, id) => json(response, 200, { jsonrpc: "2.0", id, error: { code: -32601, message: "?" } }),
  ],
  ["200 and some result", (response, id) => json(response, 200, { jsonrpc: "2.0", id, result: {} })],
];

for (const [how, refuse] of refusals) {
  test(`DUAL-08 DUAL-19 ${how} means a legacy server [2025-06-18]`, async () => {
    const { url } = await scripted(legacyScript(refuse));
    const client = await connect(url);
    expect(client).toMatchObject({ era: "legacy", revision: "2025-06-18" });
  });
}

test("SESS-04 SESS-07 SESS-08 keeps its session, begins another when it is lost, and ends it [2025-06-18]", async () => {
  const { url, seen } = await scripted(legacyScript((response) => void response.writeHead(400).end()));
  const client = await connect(url);
  await client.callTool("x");
  await client.close();
  const posts = seen.filter(({ verb }) => verb !== "GET");
  const sent = posts.slice(1).map(({ verb, headers, message }) => [message.method ?? verb, headers["mcp-session-id"]]);
  expect(sent).toEqual([
    ["initialize", undefined],
    ["notifications/initialized", "session-1"],
    ["tools/call", "session-1"],
    ["initialize", undefined],
    ["notifications/initialized", "session-2"],
    ["tools/call", "session-2"],
    ["DELETE", "session-2"],
  ]);
  for (const { headers } of posts.slice(2, 4)) expect(headers["mcp-protocol-version"]).toBe("2025-06-18");
});

test("LIFE-11 leaves a server that answers with an unknown version [2025-11-25]", async () => {
  const { url } = await scripted(({ message: { id } }, response) =>
    json(response, 200, { jsonrpc: "2.0", id, result: { ...INITIALIZED, protocolVersion: "1999-01-01" } }),
  );
  await expect(connect(url, { revision: "legacy" })).rejects.toMatchObject({ code: "unsupported-version" });
});

test("DUAL-05 VER-03 takes a version from the list of a server that does not serve its own [2026-07-28]", async () => {
  const { url, seen } = await scripted(({ message: { id, method } }, response) => {
    if (method === "initialize") return json(response, 200, { jsonrpc: "2.0", id, result: INITIALIZED });
    if (id === undefined) return void response.writeHead(202).end();
    const data = { supported: ["2031-01-01", "2025-06-18"], requested: "2026-07-28" };
    json(response, 400, { jsonrpc: "2.0", id, error: { code: -32022, message: "not served", data } });
  });
  const client = await connect(url);
  expect(client.revision).toBe("2025-06-18");
  expect(seen[1]?.message.params).toMatchObject({ protocolVersion: "2025-06-18" });
});

for (const status of [401, 403, 500]) {
  test(`DUAL-08 ${status} says nothing of the era and is told [2026-07-28]`, async () => {
    const { url, seen } = await scripted((_, response) => void response.writeHead(status).end("no"));
    const error = await connect(url).catch((failed: unknown) => failed);
    expect(error).toBeInstanceOf(HttpStatusError);
    expect(error).toMatchObject({ code: "http-status", status });
    expect(seen).toHaveLength(1);
  });
}

test("SUBS-16 an update of a part of what was subscribed to is delivered [2026-07-28]", async () => {
  const { url } = await scripted(({ message: { id, method } }, response) => {
    const capabilities = { resources: { subscribe: true } };
    if (method === "server/discover")
      return json(response, 200, { jsonrpc: "2.0", id, result: { ...DISCOVERED, capabilities } });
    const _meta = { "io.modelcontextprotocol/subscriptionId": id };
    const say = (told: string, params: object): void => {
      const message = { jsonrpc: "2.0", method: told, params: { ...params, _meta } };
      response.write(`data: ${JSON.stringify(message)}\n\n`);
    };
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    say("notifications/subscriptions/acknowledged", { notifications: { resourceSubscriptions: ["note:///7"] } });
    say("notifications/resources/updated", { uri: "note:///7/part" });
  });
  const client = await connect(url);
  const notes = await client.listen({ resourceSubscriptions: ["note:///7"] });
  expect((await notes.next()).value).toMatchObject({ params: { uri: "note:///7/part" } });
  await client.close();
});
