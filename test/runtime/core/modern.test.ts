/** The modern pipeline as HTTP drives it: statuses, headers, and which check comes first. */
import { createServer, engineOf, McpError, type Server } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { CAPABILITIES, modernParams, VERSION } from "../support/wire.ts";

const REVISION = "2026-07-28";

function make(): Server {
  const server = createServer({ name: "modern", version: "1" });
  const properties = {
    region: { type: "string", "x-mcp-header": "Region" },
    level: { type: "integer", "x-mcp-header": "Level" },
    deep: { type: "object", properties: { on: { type: "boolean", "x-mcp-header": "On" } } },
  };
  server.tools.add({ name: "mirrored", inputSchema: { type: "object", properties } }, () => "ran");
  server.tools.add({ name: "grüße".replace(/[^a-z]/g, "") }, () => "ran");
  server.tools.add({ name: "needs" }, () => {
    throw new McpError(-32021, "Needs sampling", { requiredCapabilities: { sampling: {} } });
  });
  server.prompts.add({ name: "prompt" }, () => "text");
  server.resources.add({ uri: "x://a", name: "a" }, () => "text");
  return server;
}

const engine = engineOf(make());
type Message = Record<string, unknown>;

async function post(message: unknown, headers?: Record<string, string>) {
  const peer = { transport: "http", ...(headers && { headers }) };
  const answer = await engine.modern(message, peer, { send: () => undefined });
  return { status: answer?.status, ...(answer?.text ? (JSON.parse(answer.text) as Message) : {}) } as {
    status?: number;
    id?: unknown;
    result?: Message;
    error?: { code: number; message: string; data?: Message };
  };
}

const request = (method: string, params: Message = {}): Message => ({
  jsonrpc: "2.0",
  id: "r1",
  method,
  params: modernParams(REVISION, params),
});

const headersOf = (message: Message, more: Record<string, string> = {}): Record<string, string> => {
  const { name, uri } = message["params"] as { name?: string; uri?: string };
  const target = name ?? uri;
  return {
    "mcp-protocol-version": REVISION,
    "mcp-method": String(message["method"]),
    ...(target !== undefined && { "mcp-name": target }),
    ...more,
  };
};

const call = (args: Message = {}) => request("tools/call", { name: "mirrored", arguments: args });

describe("envelope", () => {
  test("BASE-01 BASE-02 refuses what is no request with 400 [2026-07-28]", async () => {
    for (const message of [
      null,
      1,
      "text",
      [],
      {},
      { jsonrpc: "1.0", id: 1, method: "x" },
      { jsonrpc: "2.0", id: 1 },
    ]) {
      expect(await post(message)).toMatchObject({ status: 400, error: { code: -32600 } });
    }
    for (const id of [null, 1.5, {}, true]) {
      expect(await post({ ...call(), id })).toMatchObject({ status: 400, error: { code: -32600 } });
    }
  });

  test("BASE-05 BASE-07 echoes the id with its type, and none it could not read [2026-07-28]", async () => {
    expect((await post({ ...call(), id: 5 })).id).toBe(5);
    expect((await post({ ...call(), id: "5" })).id).toBe("5");
    expect(await post({ ...call(), id: null })).not.toHaveProperty("id");
  });

  test("BASE-09 never answers a notification [2026-07-28]", async () => {
    const answer = await post({ jsonrpc: "2.0", method: "acme/unknown" });
    expect(answer).toEqual({ status: 202 });
  });

  test("BASE-15 refuses a response [2026-07-28]", async () => {
    expect(await post({ jsonrpc: "2.0", id: 1, result: {} })).toMatchObject({ status: 400, error: { code: -32600 } });
  });
});

describe("metadata", () => {
  test("META-13 VER-07 refuses a request without required _meta with 400 [2026-07-28]", async () => {
    const message = (meta?: Message) => ({
      jsonrpc: "2.0",
      id: "r1",
      method: "tools/list",
      params: meta && { _meta: meta },
    });
    for (const meta of [
      undefined,
      {},
      { [VERSION]: 5 },
      { [VERSION]: REVISION },
      { [VERSION]: REVISION, [CAPABILITIES]: 1 },
    ]) {
      const answer = await post(message(meta), headersOf({ method: "tools/list", params: {} }));
      expect(answer).toMatchObject({ status: 400, id: "r1", error: { code: -32602 } });
    }
  });

  test("VER-02 DISC-08 DISC-09 refuses versions it does not serve and names those it does [2026-07-28]", async () => {
    const discovered = await post(request("server/discover"));
    for (const requested of ["v999.0.0", "2031-01-01", "2025-11-25"]) {
      const message = request("server/discover", { _meta: { [VERSION]: requested } });
      const answer = await post(message, headersOf(message, { "mcp-protocol-version": requested }));
      expect(answer).toMatchObject({ status: 400, error: { code: -32022, data: { requested } } });
      expect(answer.error?.data?.["supported"]).toEqual(discovered.result?.["supportedVersions"]);
    }
  });

  test("VER-07 names the version first, when other metadata is missing too [2026-07-28]", async () => {
    const message = { jsonrpc: "2.0", id: 1, method: "tools/list", params: { _meta: { [VERSION]: "2031-01-01" } } };
    expect((await post(message)).error?.code).toBe(-32022);
  });

  test("META-11 a request without clientInfo is fine [2026-07-28]", async () => {
    const meta = { [VERSION]: REVISION, [CAPABILITIES]: {} };
    const answer = await post({ jsonrpc: "2.0", id: 1, method: "tools/list", params: { _meta: meta } });
    expect(answer).toMatchObject({ status: 200, result: { resultType: "complete" } });
  });

  test("DUAL-13 a legacy initialize without headers is told the versions [2026-07-28]", async () => {
    const message = { jsonrpc: "2.0", id: 0, method: "initialize", params: { protocolVersion: "2025-11-25" } };
    const answer = await post(message, {});
    expect(answer).toMatchObject({ status: 400, error: { code: -32020, data: { supported: engine.versions } } });
  });
});

describe("methods", () => {
  test("ERR-10 PING-04 LOG-13 answers unknown and legacy methods with 404 [2026-07-28]", async () => {
    for (const method of [
      "initialize",
      "ping",
      "logging/setLevel",
      "resources/subscribe",
      "unknown/method",
      "toString",
    ]) {
      const message = request(method);
      expect(await post(message, headersOf(message)), method).toMatchObject({
        status: 404,
        id: "r1",
        error: { code: -32601 },
      });
    }
  });

  test("ERR-03 a missing client capability is 400 and names it [2026-07-28]", async () => {
    const answer = await post(request("tools/call", { name: "needs" }));
    expect(answer).toMatchObject({
      status: 400,
      error: { code: -32021, data: { requiredCapabilities: { sampling: {} } } },
    });
  });

  test("DISC-01 DISC-02 DISC-03 discovers versions, capabilities and identity [2026-07-28]", async () => {
    expect((await post(request("server/discover"))).result).toEqual({
      resultType: "complete",
      supportedVersions: ["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"],
      capabilities: {
        logging: {},
        tools: { listChanged: true },
        resources: { listChanged: true, subscribe: true },
        prompts: { listChanged: true },
      },
      ttlMs: 60_000,
      cacheScope: "public",
      _meta: { "io.modelcontextprotocol/serverInfo": { name: "modern", version: "1" } },
    });
  });
});

describe("headers", () => {
  test("HDR-02 HDR-03 HDR-08 refuses missing and other headers with 400 [2026-07-28]", async () => {
    const message = call();
    expect((await post(message, headersOf(message))).status).toBe(200);
    for (const name of ["mcp-protocol-version", "mcp-method", "mcp-name"]) {
      const { [name]: _gone, ...rest } = headersOf(message);
      for (const headers of [rest, { ...rest, [name]: "other" }]) {
        expect(await post(message, headers), name).toMatchObject({ status: 400, id: "r1", error: { code: -32020 } });
      }
    }
  });

  test("ERR-02 a header that differs wins over an unserved version [2026-07-28]", async () => {
    const message = request("tools/list", { _meta: { [VERSION]: "v999.0.0" } });
    expect((await post(message, headersOf(message))).error?.code).toBe(-32020);
  });

  test("HDR-09 HDR-10 compares values by case and without surrounding space [2026-07-28]", async () => {
    const message = request("tools/list");
    expect((await post(message, headersOf(message, { "mcp-method": "TOOLS/LIST" }))).error?.code).toBe(-32020);
    expect((await post(message, headersOf(message, { "mcp-method": "  tools/list\t" }))).status).toBe(200);
  });

  test("HDR-05 HDR-07 mirrors the target of prompts and resources, also encoded [2026-07-28]", async () => {
    for (const message of [request("prompts/get", { name: "prompt" }), request("resources/read", { uri: "x://a" })]) {
      expect((await post(message, headersOf(message))).status).toBe(200);
      const encoded = `=?base64?${Buffer.from(headersOf(message)["mcp-name"] ?? "").toString("base64")}?=`;
      expect((await post(message, headersOf(message, { "mcp-name": encoded }))).status).toBe(200);
      expect((await post(message, headersOf(message, { "mcp-name": "other" }))).error?.code).toBe(-32020);
    }
  });

  test("XHDR-11 XHDR-13 SEC-27 mirrored arguments are there exactly when the argument is [2026-07-28]", async () => {
    const check = async (args: Message, more: Record<string, string>) =>
      (await post(call(args), headersOf(call(), more))).error?.code;
    expect(await check({}, {})).toBeUndefined();
    expect(await check({ region: null }, {})).toBeUndefined();
    expect(await check({ region: "eu" }, { "mcp-param-region": "eu" })).toBeUndefined();
    expect(await check({ region: "" }, { "mcp-param-region": "" })).toBeUndefined();
    expect(await check({ region: "eu" }, {})).toBe(-32020);
    expect(await check({ region: "eu" }, { "mcp-param-region": "us" })).toBe(-32020);
    expect(await check({}, { "mcp-param-region": "eu" })).toBe(-32020);
    expect(await check({ deep: { on: true } }, { "mcp-param-on": "true" })).toBeUndefined();
    expect(await check({ deep: { on: true } }, { "mcp-param-on": "false" })).toBe(-32020);
  });

  test("XHDR-11 decodes the sentinel strictly [2026-07-28]", async () => {
    const check = async (region: string, header: string) =>
      (await post(call({ region }), headersOf(call(), { "mcp-param-region": header }))).error?.code;
    expect(await check("Øst", "=?base64?w5hzdA==?=")).toBeUndefined();
    expect(await check("Øst", "=?base64?w5hzdA?=")).toBe(-32020);
    expect(await check("Øst", "=?base64?w5hzdB==?=")).toBe(-32020);
    expect(await check("Øst", "=?base64?w5h zdA==?=")).toBe(-32020);
    expect(await check("Øst", "=?base64?w5hzdA==\n?=")).toBe(-32020);
    expect(await check("\ufffd", "=?base64?/w==?=")).toBe(-32020);
    expect(await check("=?base64?eA==?=", "=?base64?eA==?=")).toBe(-32020);
    expect(await check("=?BASE64?eA==?=", "=?BASE64?eA==?=")).toBeUndefined();
    expect(await check("\u00d8st", "\u00d8st")).toBe(-32020);
  });

  test("XHDR-12 compares integers as numbers [2026-07-28]", async () => {
    const check = async (level: unknown, header: string) =>
      (await post(call({ level }), headersOf(call(), { "mcp-param-level": header }))).error?.code;
    expect(await check(42, "42")).toBeUndefined();
    expect(await check(42, "42.0")).toBeUndefined();
    expect(await check(-1, "-1")).toBeUndefined();
    for (const header of ["41", "0x2a", "4.2e1", "", "42 1"]) expect(await check(42, header), header).toBe(-32020);
  });

  test("HDR-08 headers are only checked where the transport has them [2026-07-28]", async () => {
    expect((await post(call({ region: "eu" }))).status).toBe(200);
  });
});

describe("classification", () => {
  test("DUAL-02 a message is modern by its metadata or its headers [all]", () => {
    expect(engine.isModern(request("tools/list"))).toBe(true);
    expect(engine.isModern({ method: "initialize", params: { _meta: { [VERSION]: 1 } } })).toBe(true);
    expect(engine.isModern({ method: "x" }, { "mcp-method": "x" })).toBe(true);
    expect(engine.isModern({ method: "x" }, { "mcp-protocol-version": "2026-07-28" })).toBe(true);
    expect(engine.isModern({ method: "x" }, { "mcp-protocol-version": "2031-01-01" })).toBe(true);
    expect(engine.isModern({ method: "x" }, { "mcp-protocol-version": "2025-11-25" })).toBe(false);
    expect(engine.isModern({ method: "x" }, { "mcp-protocol-version": "zzz" })).toBe(false);
    expect(engine.isModern({ method: "x" }, {})).toBe(false);
    expect(engine.isModern(null)).toBe(false);
  });

  test("DUAL-01 a server of one era takes every message for its own [all]", () => {
    const only = (revisions: string[]) => engineOf(make(), { revisions });
    expect(only(["2026-07-28"]).isModern({ method: "initialize" }, {})).toBe(true);
    expect(only(["2025-11-25"]).isModern(request("tools/list"))).toBe(false);
    expect(() => only(["2020-01-01"])).toThrow(expect.objectContaining({ code: "revision-unknown" }));
  });
});
