import { describe, expect, test } from "vitest";
import {
  events,
  hostNames,
  hosts,
  initialize,
  makeServer,
  modern,
  openSession,
  posted,
  type Reply,
} from "./support.ts";

const ping = { jsonrpc: "2.0", id: 1, method: "ping" };
const initialized = { jsonrpc: "2.0", method: "notifications/initialized" };

describe.each(hostNames)("batches over %s", (host) => {
  test("BATCH-01, BATCH-05 a session of 2025-03-26 takes them [2025-03-26]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const { "mcp-protocol-version": _, ...session } = await openSession(send, "2025-03-26");
    const both = await send(posted([ping, initialized, { ...ping, id: "two" }], session));
    expect(both.status).toBe(200);
    const replies = (await both.json()) as readonly Reply[];
    expect(replies.map(({ id }) => id)).toEqual([1, "two"]);
    const none = await send(posted([initialized, initialized], session));
    expect([none.status, await none.text()]).toEqual([202, ""]);
  });

  test("BATCH-06 with messages in between they come as a stream [2025-03-26]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const session = await openSession(send, "2025-03-26");
    const call = { ...ping, method: "tools/call", params: { name: "talk", _meta: { progressToken: "p" } } };
    const response = await send(posted([call, { ...ping, id: 2 }], session));
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const messages = await events(response);
    expect(messages.filter(({ method }) => method === "notifications/progress")).toHaveLength(2);
    expect(messages.flat().filter(({ result }) => result !== undefined)).toHaveLength(2);
  });

  test("BATCH-03 initialize is never part of one; an empty one is refused [2025-03-26]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const session = await openSession(send, "2025-03-26");
    for (const batch of [[JSON.parse(initialize("2025-03-26").body as string)], []]) {
      const response = await send(posted(batch, session));
      expect(response.status).toBe(400);
      expect(((await response.json()) as Reply).error?.code).toBe(-32600);
    }
  });

  test("BATCH-09 a session of 2024-11-05 is not told that it may, and is answered when it does [2024-11-05]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const { "mcp-protocol-version": _, ...session } = await openSession(send, "2024-11-05");
    const response = await send(posted([ping, initialized, { ...ping, id: 2, method: "none" }], session));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([
      { id: 1, result: {} },
      { id: 2, error: { code: -32601 } },
    ]);
    for (const batch of [[JSON.parse(initialize("2024-11-05").body as string)], []]) {
      expect((await send(posted(batch, session))).status).toBe(400);
    }
  });

  test.each(["2025-06-18", "2025-11-25"])("BATCH-08 other sessions refuse them [%s]", async (version) => {
    const send = await hosts[host](makeServer().server, {});
    const { "mcp-protocol-version": _, ...session } = await openSession(send, version);
    const response = await send(posted([ping], session));
    expect(response.status).toBe(400);
    expect(((await response.json()) as Reply).error?.code).toBe(-32600);
  });

  test("BATCH-08, HTTP-07 so does the modern era, and whoever has no session [2026-07-28]", async () => {
    const send = await hosts[host](makeServer().server, {});
    const request = modern("tools/list");
    for (const init of [{ ...request, body: `[${String(request.body)}]` }, posted([ping])]) {
      expect((await send(init)).status).toBe(400);
    }
  });
});
