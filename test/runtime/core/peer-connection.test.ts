import { connectPeer } from "@mcpwright/runtime";
import { expect, test } from "vitest";
import { LEGACY, MODERN, makeServer, type Reply } from "../http/support.ts";

const META = {
  "io.modelcontextprotocol/protocolVersion": MODERN,
  "io.modelcontextprotocol/clientCapabilities": {},
};

function open(newest?: string) {
  const bench = makeServer();
  const sent: Reply[] = [];
  const peer = connectPeer(bench.server, { transport: "own", ...(newest !== undefined && { newest }) }, (text) => {
    expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
    sent.push(JSON.parse(text) as Reply);
  });
  const send = (message: unknown) => peer.receive(typeof message === "string" ? message : JSON.stringify(message));
  return { bench, sent, send, peer };
}

const handshake = (protocolVersion: string) => ({
  jsonrpc: "2.0",
  id: 0,
  method: "initialize",
  params: { protocolVersion, capabilities: {}, clientInfo: { name: "own", version: "1" } },
});

test.each(LEGACY)("TRAN-04, TRAN-05 a transport of one's own keeps format and lifecycle [%s]", async (revision) => {
  const { sent, send } = open();
  await send({ jsonrpc: "2.0", id: 1, method: "tools/list" });
  await send(handshake(revision));
  await send({ jsonrpc: "2.0", method: "notifications/initialized" });
  await send({ jsonrpc: "2.0", id: 2, method: "tools/list" });
  expect(sent.map(({ id, error, result }) => [id, error?.code, result?.["protocolVersion"]])).toEqual([
    [1, -32602, undefined],
    [0, undefined, revision],
    [2, undefined, undefined],
  ]);
});

test("TRAN-03, TRAN-06 a transport of one's own carries metadata with each request [2026-07-28]", async () => {
  const { sent, send } = open();
  await send({ jsonrpc: "2.0", id: "a", method: "tools/list", params: { _meta: META } });
  await send({ jsonrpc: "2.0", id: "b", method: "tools/list", params: {} });
  expect(sent.map(({ id, error }) => [id, error?.code])).toEqual([
    ["a", undefined],
    ["b", -32602],
  ]);
});

test("bad input is told, and never rejects [all]", async () => {
  const { sent, send } = open();
  for (const text of ["", "{", "[]", "7", "null", '{"jsonrpc":"2.0","id":null,"method":"ping"}']) await send(text);
  expect(sent).toHaveLength(6);
  for (const { error } of sent) expect([-32700, -32600]).toContain(error?.code);
});

test("what closes ends its calls, and nothing is sent any more [2026-07-28]", async () => {
  const { bench, sent, send, peer } = open();
  const params = { name: "wait", arguments: {}, _meta: META };
  const settled = send({ jsonrpc: "2.0", id: 1, method: "tools/call", params });
  await bench.entered;
  peer.close();
  await bench.aborted;
  await settled;
  await send({ jsonrpc: "2.0", id: 2, method: "tools/list", params: { _meta: META } });
  expect(sent).toEqual([]);
});

test("LIFE-09, LIFE-10 a transport may carry older revisions only [2024-11-05, 2025-03-26]", async () => {
  const { sent, send } = open("2025-03-26");
  await send({ jsonrpc: "2.0", id: 1, method: "server/discover", params: { _meta: META } });
  await send(handshake("2025-11-25"));
  expect(sent[0]?.error?.code).toBe(-32602);
  expect(sent[1]?.result).toMatchObject({ protocolVersion: "2025-03-26" });
});
