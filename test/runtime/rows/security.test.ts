/** Rules of security that hold without any authorization. */
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "@mcpwright/runtime";
import { expect, onTestFinished, test, vi } from "vitest";
import { hosts, initialize, makeServer, openSession, posted } from "../http/support.ts";
import { AGREED, answering, call, confirming } from "../rounds/raw.ts";

const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test.each(["2025-03-26", "2025-06-18", "2025-11-25"])(
  "SEC-03 session ids are random, and each request is checked though it has one [%s]",
  async (version) => {
    const send = await hosts.node(makeServer().server, {});
    const ids = new Set<string>();
    for (let count = 0; count < 20; count++) {
      const response = await send(initialize(version));
      ids.add(response.headers.get("mcp-session-id") ?? "");
      await response.text();
    }
    expect(ids.size).toBe(20);
    for (const id of ids) expect(id).toMatch(UUID);
    const session = await openSession(send, version);
    expect((await send(posted(ping, session))).status).toBe(200);
    expect((await send(posted(ping, { ...session, origin: "http://evil.example.com" }))).status).toBe(403);
    const other = { ...session, "mcp-session-id": crypto.randomUUID() };
    expect((await send(posted(ping, other))).status).toBe(404);
  },
);

test("SEC-05 SEC-26 whoever holds a state is not who it was given to, and neither changed nor old is it good [2026-07-28]", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const server = confirming();
  const alice = { subject: "alice", scopes: [], claims: {} };
  const retry = answering(await call(server, "t", {}, { auth: alice }), AGREED);
  const outcome = async (more: Readonly<Record<string, unknown>>, auth?: typeof alice) =>
    (await call(server, "t", more, auth ? { auth } : {})).error?.code;
  expect(await outcome(retry, { ...alice, subject: "mallory" })).toBe(-32602);
  expect(await outcome(retry)).toBe(-32602);
  expect(await outcome({ ...retry, requestState: `${String(retry["requestState"]).slice(0, -4)}AAAA` }, alice)).toBe(
    -32602,
  );
  expect(await outcome(retry, alice)).toBeUndefined();
  vi.setSystemTime(Date.now() + 11 * 60_000);
  expect(await outcome(retry, alice)).toBe(-32602);
});

test("SEC-25 a schema is never fetched, and one that costs too much is refused [2026-07-28]", async () => {
  let fetched = 0;
  const http = createHttpServer((_request, response) => {
    fetched++;
    response.end("{}");
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void http.close());
  const outside = `http://127.0.0.1:${(http.address() as AddressInfo).port}/schema.json`;
  const server: Server = createServer({ name: "s", version: "1", logger: () => undefined });
  const add = (a: object) => () =>
    server.tools.add({ name: "t", inputSchema: { type: "object", properties: { a } } }, () => "");
  let deep: object = {};
  for (let depth = 0; depth < 200; depth++) deep = { not: deep };
  expect(add({ $ref: outside })).toThrow(expect.objectContaining({ code: "schema-ref-outside" }));
  expect(add(deep)).toThrow(expect.objectContaining({ code: "schema-too-deep" }));
  expect(add({ description: "x".repeat(300 * 1024) })).toThrow(expect.objectContaining({ code: "schema-too-large" }));
  // What came over the wire is data, whatever it looks like.
  server.tools.add({ name: "t", inputSchema: { type: "object" } }, () => "ran");
  const { result } = await call(server, "t", { arguments: { $ref: outside, $schema: outside } });
  expect(result?.["content"]).toMatchObject([{ text: "ran" }]);
  expect(fetched).toBe(0);
});
