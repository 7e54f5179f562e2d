import { listen } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { Wire } from "./raw.ts";
import { events, hostNames, hosts, makeServer, modern, posted, reply } from "./support.ts";

const call = (more: Record<string, string> = {}): RequestInit =>
  modern("tools/call", { name: "echo", arguments: {} }, more);

function without(init: RequestInit, header: string): RequestInit {
  const { [header]: _, ...headers } = init.headers as Record<string, string>;
  return { ...init, headers };
}

describe.each(hostNames)("over %s", (host) => {
  test("HTTP-08, HTTP-11 a notification is accepted without a body, and needs no headers [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, { legacy: "off" });
    const notification = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 9 } };
    for (const more of [{}, { "mcp-protocol-version": "2026-07-28", "mcp-method": "notifications/cancelled" }]) {
      const response = await send(posted(notification, more));
      expect([response.status, await response.text()]).toEqual([202, ""]);
    }
  });

  test("HDR-03, HDR-04, HDR-05 a mirrored header that is missing is refused [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    for (const header of ["mcp-protocol-version", "mcp-method", "mcp-name"]) {
      const response = await send(without(call(), header));
      expect(response.status).toBe(400);
      expect(await reply(response)).toMatchObject({ id: 1, error: { code: -32020 } });
    }
  });

  test("HDR-02, HDR-08, HDR-09 and so is one that differs, in its case only too [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const wrong = [
      { "mcp-protocol-version": "2025-11-25" },
      { "mcp-method": "TOOLS/CALL" },
      { "mcp-method": "tools/list" },
      { "mcp-name": "talk" },
    ];
    for (const more of wrong) {
      const response = await send(call(more as Record<string, string>));
      expect(response.status).toBe(400);
      expect((await reply(response)).error?.code).toBe(-32020);
    }
  });

  test("HTTP-20 the statuses of refusals [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const strange = "2099-01-01";
    const version = { "io.modelcontextprotocol/protocolVersion": strange };
    const unsupported = await send(modern("tools/list", { _meta: version }, { "mcp-protocol-version": strange }));
    expect(unsupported.status).toBe(400);
    expect((await reply(unsupported)).error).toMatchObject({ code: -32022, data: { requested: strange } });
    const incomplete = modern("tools/list", { _meta: { "io.modelcontextprotocol/clientCapabilities": undefined } });
    const missing = await send(incomplete);
    expect([missing.status, (await reply(missing)).error?.code]).toEqual([400, -32602]);
    const unknown = await send(modern("nothing/here"));
    expect([unknown.status, (await reply(unknown)).error?.code]).toEqual([404, -32601]);
  });

  test("HTTP-21 an unknown tool is an error in a 200 [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const response = await send(modern("tools/call", { name: "nobody" }));
    expect([response.status, (await reply(response)).error?.code]).toEqual([200, -32602]);
  });

  test("HTTP-17, SESS-10 Last-Event-ID and a session header mean nothing, and nothing of them comes back [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const more = { "last-event-id": "1", "mcp-session-id": "x" };
    const response = await send(modern("tools/call", { name: "talk", _meta: { progressToken: 1 } }, more));
    expect(response.status).toBe(200);
    expect(response.headers.get("mcp-session-id")).toBeNull();
    const text = await response.clone().text();
    expect(text).not.toMatch(/^id:/m);
    expect(await events(response)).toHaveLength(3);
  });

  test("HTTP-13, BASE-14 no stream holds a request of the server [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, { response: "sse" });
    const response = await send(modern("tools/call", { name: "talk", _meta: { progressToken: 1 } }));
    for (const message of await events(response))
      expect(message.method !== undefined && message.id !== undefined).toBe(false);
  });

  test("STATE-01, STATE-03 nothing is remembered of a request before [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, { legacy: "off" });
    expect((await send(call())).status).toBe(200);
    const bare = await send(posted({ jsonrpc: "2.0", id: 2, method: "tools/list" }));
    expect(bare.status).toBe(400);
  });
});

describe("as bytes", () => {
  async function exchange(headers: string): Promise<string> {
    const listening = await listen(makeServer().server, { port: 0 });
    onTestFinished(() => listening.close(0));
    const { body } = call();
    const wire = new Wire(listening.url);
    const length = Buffer.byteLength(String(body));
    wire.socket.write(
      `POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${length}\r\n${headers}\r\n\r\n${String(body)}`,
    );
    await wire.closed;
    return wire.text;
  }

  test("HDR-09, HDR-10 names in any case, white space around values [2026-07-28]", async () => {
    const text = await exchange("MCP-PROTOCOL-VERSION:   2026-07-28  \r\nmcp-METHOD:\ttools/call\t\r\nMcp-Name:echo");
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
  });

  test("HTTP-24 headers that are too large get 431 before anything is read [2026-07-28]", async () => {
    expect(await exchange(`Mcp-Name: ${"x".repeat(20_000)}`)).toMatch(/^HTTP\/1\.1 431 /);
  });
});
