/** What a token opened lasts no longer than the token. */
import { listen, type Server } from "@mcpwright/runtime";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { openIssuer, type TestIssuer } from "./issuer.ts";
import { legacy, makeProtected, modern, opening, serveProtected, ways } from "./protected.ts";

/** How far clocks may differ: so long a token is accepted after its end. */
const SKEW = "1s";

/** A token for three or four seconds, and when it is no longer accepted. */
async function shortToken(issuer: TestIssuer): Promise<{ readonly token: string; readonly end: number }> {
  const expires = Math.floor(Date.now() / 1000) + 3;
  return { token: await issuer.token({ expires }), end: (expires + 1) * 1000 };
}

function makeServer(issuer: TestIssuer): Server {
  return makeProtected({ issuer: issuer.url, clockSkew: SKEW }).server;
}

/** Text of a stream, and when it ended. */
function follow(response: Response): { readonly text: () => string; readonly ended: Promise<number> } {
  expect(response.status).toBe(200);
  let text = "";
  const read = async (): Promise<number> => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array, { stream: true });
    return Date.now();
  };
  return { text: () => text, ended: read() };
}

describe.each(ways)("streams over %s", (way) => {
  test("AUTH-44, AUTH-45 a subscription ends with its token, one with a longer token goes on [2026-07-28]", async () => {
    const issuer = await openIssuer();
    const server = makeServer(issuer);
    const send = await serveProtected(server, way);
    const params = { notifications: { toolsListChanged: true } };
    const long = follow(await modern(send, await issuer.token(), "subscriptions/listen", params));
    const { token, end } = await shortToken(issuer);
    const short = follow(await modern(send, token, "subscriptions/listen", params));
    expect(await short.ended).toBeGreaterThanOrEqual(end);
    expect(short.text()).toContain("notifications/subscriptions/acknowledged");
    // It was lost, not ended in order: its client is to come back with another token.
    expect(short.text()).not.toContain('"result"');
    expect((await modern(send, token, "tools/list")).status).toBe(401);
    server.tools.add({ name: "later" }, () => "");
    await expect.poll(() => long.text()).toContain("notifications/tools/list_changed");
    expect(short.text()).not.toContain("list_changed");
  });

  test("AUTH-44, AUTH-45 a stream of a session ends with its token, and the session goes on [2025-03-26, 2025-06-18, 2025-11-25]", async () => {
    const issuer = await openIssuer();
    const server = makeServer(issuer);
    const send = await serveProtected(server, way);
    const long = await issuer.token();
    const get = (session: string, bearer: string): Promise<Response> => {
      const headers = { accept: "text/event-stream", "mcp-session-id": session, authorization: `Bearer ${bearer}` };
      return send({ headers });
    };
    const sessions: string[] = [];
    for (const revision of ["2025-03-26", "2025-06-18", "2025-11-25"]) {
      const opened = await legacy(send, long, "initialize", opening(revision));
      const session = opened.headers.get("mcp-session-id") ?? "";
      await legacy(send, long, "notifications/initialized", {}, session);
      sessions.push(session);
    }
    const { token, end } = await shortToken(issuer);
    const streams = (await Promise.all(sessions.map((session) => get(session, token)))).map(follow);
    for (const { ended } of streams) expect(await ended).toBeGreaterThanOrEqual(end);
    for (const session of sessions) expect((await get(session, token)).status).toBe(401);
    const again = (await Promise.all(sessions.map((session) => get(session, long)))).map(follow);
    server.tools.add({ name: "later" }, () => "");
    for (const { text } of again) await expect.poll(text).toContain("notifications/tools/list_changed");
  });
});

test("AUTH-03, AUTH-44 a WebSocket and a stream of HTTP+SSE end with their token [2024-11-05, 2025-11-25]", async () => {
  const issuer = await openIssuer();
  const listening = await listen(makeServer(issuer), { port: 0, websocket: true, sse: true });
  onTestFinished(() => listening.close(0));
  const { token, end } = await shortToken(issuer);
  const headers = { authorization: `Bearer ${token}`, accept: "text/event-stream" };
  const socket = new WebSocket(`ws://127.0.0.1:${listening.port}/ws`, "mcp", { headers });
  const closed = new Promise<readonly [number, number]>((resolve) => {
    socket.once("close", (code) => resolve([code, Date.now()]));
  });
  const stream = follow(await fetch(`http://127.0.0.1:${listening.port}/sse`, { headers }));
  const [code, time] = await closed;
  expect(code).toBe(1008);
  expect(Math.min(time, await stream.ended)).toBeGreaterThanOrEqual(end);
});

test("a tolerance for clocks holds for streams as for requests", async () => {
  const issuer = await openIssuer();
  const { server } = makeProtected({ issuer: issuer.url, clockSkew: "5s" });
  const send = await serveProtected(server, "node");
  const end = Math.floor(Date.now() / 1000) - 1;
  const late = await issuer.token({ expires: end });
  const params = { notifications: { toolsListChanged: true } };
  const stream = follow(await modern(send, late, "subscriptions/listen", params));
  expect(await stream.ended).toBeGreaterThanOrEqual((end + 5) * 1000);
});
