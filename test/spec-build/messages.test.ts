import * as registry from "@mcpwright/protocol";
import * as legacy from "@mcpwright/protocol/2025-06-18";
import {
  CallToolRequest,
  CallToolResult,
  defaults,
  InputRequiredResult,
  loggingLevelOrder,
} from "@mcpwright/protocol/2026-07-28";
import { ShapeError } from "@mcpwright/protocol/contract/message";
import { describe, expect, test } from "vitest";

const META = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientCapabilities": {},
} as const;

describe("a message class", () => {
  const request = new CallToolRequest({ id: 1, params: { name: "book", _meta: META } });

  test("fills in its literals and keeps the order of the wire", () => {
    expect(Object.keys(request)).toEqual(["jsonrpc", "id", "method", "params"]);
    expect(Object.keys(new CallToolResult({ _meta: {}, isError: true, content: [] }))).toEqual([
      ...["resultType", "content", "isError", "_meta"],
    ]);
    expect(CallToolRequest.method).toBe("tools/call");
  });

  test("leaves out what is absent", () => {
    expect("isError" in new CallToolResult({ content: [] })).toBe(false);
  });

  test("recognises a literal that tells its type, and nothing else", () => {
    const literal = JSON.parse(JSON.stringify(request)) as unknown;
    expect(literal instanceof CallToolRequest).toBe(true);
    expect({ ...request, method: "tools/list" } instanceof CallToolRequest).toBe(false);
    expect({ resultType: "input_required", requestState: "s" } instanceof InputRequiredResult).toBe(true);
    expect({ resultType: "complete" } instanceof InputRequiredResult).toBe(false);
    expect({ content: [] } instanceof legacy.CallToolResult, "no literal says what it is").toBe(false);
    expect(legacy.CallToolResult.is({ content: [] })).toBe(true);
  });

  test("of an open definition keeps what it does not name, and its prototype", () => {
    const init = JSON.parse('{"other": 1, "_meta": {}, "__proto__": {"polluted": true}}') as Record<string, unknown>;
    const result = new legacy.EmptyResult(init);
    expect(Object.entries(result)).toEqual([
      ["_meta", {}],
      ["other", 1],
      ["__proto__", { polluted: true }],
    ]);
    expect(Object.getPrototypeOf(result)).toBe(legacy.EmptyResult.prototype);
  });

  test("parses to the same object, or throws with the issues", () => {
    const value: unknown = { resultType: "complete", content: [], other: 1 };
    expect(CallToolResult.parse(value)).toBe(value);
    try {
      CallToolResult.parse({ resultType: "complete", content: [{ type: "text", text: 1 }] });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ShapeError);
      const { expected, issues, message } = error as ShapeError;
      expect(expected).toBe("CallToolResult");
      expect(issues).toMatchObject([{ instancePath: "/content/0/text", keyword: "type" }]);
      expect(message).toBe("not a CallToolResult at /content/0/text: must be string");
    }
  });
});

test("values that the schema's prose alone tells are data", () => {
  expect(loggingLevelOrder).toEqual(["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"]);
  expect(defaults["ToolAnnotations.destructiveHint"]).toBe(true);
  expect(registry.HEADER_MISMATCH).toBe(-32020);
  expect(registry.PARSE_ERROR).toBe(-32700);
});

test("the registry loads the tables of each revision and role", async () => {
  expect([...registry.revisions.keys()]).toEqual([
    "2024-11-05",
    "2025-03-26",
    "2025-06-18",
    "2025-11-25",
    "2026-07-28",
  ]);
  for (const entry of registry.revisions.values()) {
    const [server, client] = [await entry.server(), await entry.client()];
    expect([server.id, server.role, client.id, client.role]).toEqual([entry.id, "server", entry.id, "client"]);
    const sent = (role: string, kind: string): string[] =>
      [...server.methods].filter(([, facts]) => facts.kind === kind && facts.sender !== role).map(([method]) => method);
    expect([...server.requests.keys()]).toEqual(sent("server", "request"));
    expect([...client.requests.keys()]).toEqual(sent("client", "request"));
    expect([...server.notifications.keys()]).toEqual(sent("server", "notification"));
    expect([...client.notifications.keys()]).toEqual(sent("client", "notification"));
    const asked = [...client.requests.keys(), ...(server.inputRequests?.keys() ?? [])].sort();
    expect([...server.answers.keys()]).toEqual(asked);
    expect([...client.answers.keys()]).toEqual([...server.requests.keys()]);
  }
});

test("CACHE-04 BASE-12 a client takes a result without hints, or of a peer that leaves resultType out [2026-07-28]", async () => {
  const { answers } = await registry.revisions.get("2026-07-28")!.client();
  const list = answers.get("tools/list")!;
  expect(list({ resultType: "complete", tools: [], ttlMs: 1, cacheScope: "public" })).toBe(true);
  expect(list({ tools: [] })).toBe(true);
  expect(list({ tools: [], ttlMs: -5 })).toBe(true);
  expect(list({ resultType: "strange", tools: [] })).toBe(false);
  const call = answers.get("tools/call")!;
  expect(call({ content: [] })).toBe(true);
  expect(call({ resultType: "input_required", requestState: "x" })).toBe(true);
  expect(call({ resultType: "task", content: [] })).toBe(false);
});
