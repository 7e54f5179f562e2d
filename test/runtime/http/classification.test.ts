import { describe, expect, test } from "vitest";
import {
  hostNames,
  hosts,
  initialize,
  LEGACY,
  MODERN,
  makeServer,
  modern,
  openSession,
  posted,
  reply,
} from "./support.ts";

const list = { jsonrpc: "2.0", id: 7, method: "tools/list" };

describe.each(hostNames)("over %s", (host) => {
  test("HTTP-01, HTTP-09 a modern request is answered without a session [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const response = await send(
      modern("tools/call", { name: "echo", arguments: { a: 1 } }, { "mcp-session-id": "old" }),
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("mcp-session-id")).toBeNull();
    expect((await reply(response)).result).toMatchObject({ resultType: "complete", content: [{ text: '{"a":1}' }] });
  });

  test.each(LEGACY)("SESS-01, SESS-03, SHTTP-09 initialize opens a session [%s]", async (version) => {
    const send = await hosts[host](makeServer().server, {});
    const response = await send(initialize(version));
    expect(response.headers.get("mcp-session-id")).toMatch(/^[\x21-\x7e]{16,}$/);
    expect((await reply(response)).result).toMatchObject({ protocolVersion: version });
    const session = await openSession(send, version);
    const listed = await reply(await send(posted(list, session)));
    expect(listed.id).toBe(7);
    expect(listed.result?.["tools"]).toHaveLength(3);
    expect(listed.result).not.toHaveProperty("resultType");
  });

  test("SHTTP-08 a notification of a session is accepted without a body [2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const session = await openSession(send, "2025-11-25");
    const response = await send(posted({ jsonrpc: "2.0", method: "notifications/initialized" }, session));
    expect([response.status, await response.text()]).toEqual([202, ""]);
  });

  test("ERR-10, HTTP-20 initialize with modern metadata is an unknown method [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const response = await send(modern("initialize"));
    expect(response.status).toBe(404);
    expect(await reply(response)).toMatchObject({ id: 1, error: { code: -32601 } });
  });

  test("a legacy version header outweighs Mcp-Method [2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const request = initialize("2025-11-25");
    const headers = { ...request.headers, "mcp-method": "initialize", "mcp-protocol-version": "2025-11-25" };
    const response = await send({ ...request, headers });
    expect(response.status).toBe(200);
    expect((await reply(response)).result).toMatchObject({ protocolVersion: "2025-11-25" });
  });

  test("HDR-02, TRAN-09 a header that differs from the body is refused [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const response = await send(modern("tools/list", {}, { "mcp-method": "tools/call" }));
    expect(response.status).toBe(400);
    expect((await reply(response)).error?.code).toBe(-32020);
  });

  test("DUAL-13, HTTP-22 a modern-only server names its versions to a legacy client [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, { legacy: "off" });
    const response = await send(initialize("2025-11-25"));
    expect(response.status).toBe(400);
    const { error } = await reply(response);
    expect(error).toMatchObject({ code: -32020, data: { supported: [MODERN] } });
    for (const method of ["GET", "DELETE"]) {
      const refused = await send({ method, headers: { accept: "text/event-stream", "mcp-session-id": "x" } });
      expect(refused.status).toBe(405);
      expect(refused.headers.get("allow")).toBe("POST");
    }
  });

  test("SESS-05, SESS-06 a session that is missing or unknown [2025-06-18, 2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const missing = await send(posted(list));
    expect(missing.status).toBe(400);
    expect(await reply(missing)).toMatchObject({ id: 7, error: { code: -32600 } });
    const unknown = await send(posted(list, { "mcp-session-id": "nobody" }));
    expect(unknown.status).toBe(404);
  });

  test.each(LEGACY.slice(1))("LIFE-18, SESS-06, SESS-08 a session that was ended is unknown [%s]", async (version) => {
    const send = await hosts[host](makeServer().server, {});
    const session = await openSession(send, version);
    expect((await send({ method: "DELETE", headers: session })).status).toBe(204);
    expect((await send(posted(list, session))).status).toBe(404);
    expect((await send({ method: "GET", headers: { ...session, accept: "text/event-stream" } })).status).toBe(404);
    expect((await send({ method: "DELETE", headers: session })).status).toBe(404);
  });

  test("SHTTP-36 an unsupported version header is refused, a missing one is the session's [2025-06-18, 2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const session = await openSession(send, "2025-06-18");
    for (const version of ["2023-01-01", "latest"]) {
      const response = await send(posted(list, { ...session, "mcp-protocol-version": version }));
      expect(response.status).toBe(400);
      expect((await reply(response)).error?.message).toContain("2025-11-25");
    }
    const { "mcp-protocol-version": _, ...headerless } = session;
    expect((await send(posted(list, headerless))).status).toBe(200);
  });

  test("an unknown legacy method is no lost session, SESS-07 [2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const session = await openSession(send, "2025-11-25");
    const response = await send(posted({ ...list, method: "nothing/here" }, session));
    expect(response.status).toBe(200);
    expect((await reply(response)).error?.code).toBe(-32601);
  });

  describe("without sessions", () => {
    test.each(["2025-03-26", "2025-06-18", "2025-11-25"])(
      "SHTTP-35 the header names the version [%s]",
      async (version) => {
        const send = await hosts[host](makeServer().server, { legacy: "stateless" });
        const opened = await send(initialize(version));
        expect(opened.headers.get("mcp-session-id")).toBeNull();
        expect((await reply(opened)).result).toMatchObject({ protocolVersion: version });
        const response = await send(posted(list, { "mcp-protocol-version": version }));
        expect((await reply(response)).result?.["tools"]).toHaveLength(3);
        expect((await send({ method: "GET", headers: { accept: "text/event-stream" } })).status).toBe(405);
        expect((await send({ method: "DELETE" })).status).toBe(405);
      },
    );

    test("CAP-01 changes that nobody could be told of are not declared [2025-11-25]", async () => {
      for (const [legacy, told] of [
        ["stateless", {}],
        ["stateful", { listChanged: true }],
      ] as const) {
        const send = await hosts[host](makeServer().server, { legacy });
        const { result } = await reply(await send(initialize("2025-11-25")));
        expect(result?.["capabilities"]).toHaveProperty("tools", told);
      }
    });

    test.each(["2025-03-26", "2025-06-18", "2025-11-25"])(
      "RES-12, CAP-01 nobody subscribes where nobody could be told [%s]",
      async (version) => {
        const make = () => {
          const { server } = makeServer();
          server.resources.add({ name: "r", uri: "r:///1" }, () => "one");
          return server;
        };
        const headers = { "mcp-protocol-version": version };
        const request = (method: string) => ({ jsonrpc: "2.0", id: 7, method, params: { uri: "r:///1" } });
        const without = await hosts[host](make(), { legacy: "stateless" });
        for (const method of ["resources/subscribe", "resources/unsubscribe"]) {
          expect((await reply(await without(posted(request(method), headers)))).error?.code).toBe(-32601);
        }
        expect((await reply(await without(posted(request("resources/read"), headers)))).error).toBeUndefined();
        const kept = await hosts[host](make(), { legacy: "stateful" });
        const id = (await kept(initialize(version))).headers.get("mcp-session-id") ?? "";
        const answer = await kept(posted(request("resources/subscribe"), { ...headers, "mcp-session-id": id }));
        expect((await reply(answer)).error).toBeUndefined();
      },
    );

    test("DUAL-14, SHTTP-35 without a header 2025-03-26 is assumed, an unknown one refused [2025-03-26]", async () => {
      const send = await hosts[host](makeServer().server, { legacy: "stateless" });
      expect((await send(posted([list]))).status).toBe(200);
      const response = await send(posted(list, { "mcp-protocol-version": "2023-01-01" }));
      expect(response.status).toBe(400);
    });
  });

  test("revisions are served as chosen, and no others [2025-06-18, 2025-11-25]", async () => {
    const send = await hosts[host](makeServer().server, { revisions: ["2025-06-18"] });
    expect((await reply(await send(initialize("2025-11-25")))).result).toMatchObject({ protocolVersion: "2025-06-18" });
    const response = await send(modern("tools/list"));
    expect(response.status).toBe(400);
  });
});
