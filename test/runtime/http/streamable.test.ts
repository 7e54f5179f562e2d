/** What every revision with sessions asks of the endpoint, each rule in each of them. */
import { describe, expect, test } from "vitest";
import { gate, hosts, makeServer, messagesOf, openSession, posted, type Send } from "./support.ts";

const REVISIONS = ["2025-03-26", "2025-06-18", "2025-11-25"] as const;

async function open(revision: string) {
  const { server } = makeServer();
  const send: Send = await hosts.node(server, {});
  return { server, send, session: await openSession(send, revision) };
}

/** A GET stream, whose text is there once it has ended; `told` waits for a message of the server's own. */
async function stream(send: Send, session: Record<string, string>, lastEventId?: string) {
  const resumed = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const response = await send({ headers: { accept: "text/event-stream", ...session, ...resumed } });
  const told = gate();
  const text = (async () => {
    let heard = "";
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      heard += chunk;
      if (heard.includes("list_changed")) told.open();
    }
    return heard;
  })();
  return { response, text, told: told.opened };
}

const talk = (id: number) => ({
  jsonrpc: "2.0",
  id,
  method: "tools/call",
  params: { name: "talk", arguments: {}, _meta: { progressToken: id } },
});

const idsOf = (text: string): string[] => [...text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id!);

describe.each(REVISIONS)("%s", (revision) => {
  const origin = revision === "2025-11-25" ? "SHTTP-01, SHTTP-02, SHTTP-03" : "SHTTP-01, SHTTP-02";

  test(`${origin} one path takes POST and GET, and a foreign origin neither [${revision}]`, async () => {
    const { send, session } = await open(revision);
    const list = posted({ jsonrpc: "2.0", id: 1, method: "tools/list" }, session);
    expect((await send(list)).status).toBe(200);
    const { response } = await stream(send, session);
    expect(response.status).toBe(200);
    const foreign = { origin: "http://evil.example.com" };
    const refused = await Promise.all([
      send({ ...list, headers: { ...(list.headers as object), ...foreign } }),
      send({ headers: { accept: "text/event-stream", ...session, ...foreign } }),
      send({ method: "DELETE", headers: { ...session, ...foreign } }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await send(list)).status).toBe(200);
  });

  test(`SHTTP-08 what asks for no answer is accepted without a body, or refused without an id [${revision}]`, async () => {
    const { send, session } = await open(revision);
    for (const message of [
      { jsonrpc: "2.0", method: "notifications/roots/list_changed" },
      { jsonrpc: "2.0", id: "s-1", result: {} },
      { jsonrpc: "2.0", id: "s-2", error: { code: -1, message: "no" } },
    ]) {
      const response = await send(posted(message, session));
      expect([response.status, await response.text()]).toEqual([202, ""]);
    }
    const refused = await send(posted({ jsonrpc: "2.0" }, session));
    expect(refused.status).toBe(400);
    expect(await refused.json()).not.toHaveProperty("id");
  });

  test(`SHTTP-21, SHTTP-23, SHTTP-27 no answer is on a GET stream, and no message on two streams [${revision}]`, async () => {
    const { server, send, session } = await open(revision);
    const streams = [await stream(send, session), await stream(send, session)];
    for (const { response } of streams) expect(response.headers.get("content-type")).toBe("text/event-stream");
    const answered = await (await send(posted(talk(7), session))).text();
    server.tools.add({ name: "more" }, () => "more");
    await Promise.race(streams.map(({ told }) => told));
    await send(posted({ jsonrpc: "2.0", id: 8, method: "ping" }, session));
    await send({ method: "DELETE", headers: session });
    const unasked = messagesOf((await Promise.all(streams.map(({ text }) => text))).join("\n"));
    expect(unasked.map(({ method }) => method)).toEqual(["notifications/tools/list_changed"]);
    expect(messagesOf(answered).map(({ id, method }) => method ?? id)).toEqual([
      "notifications/progress",
      "notifications/progress",
      7,
    ]);
  });

  test(`SHTTP-28, SHTTP-32 ids are unique in a session, and a resumed stream brings its own events only [${revision}]`, async () => {
    const { server, send, session } = await open(revision);
    const unasked = await stream(send, session);
    const first = await (await send(posted(talk(1), session))).text();
    const second = await (await send(posted(talk(2), session))).text();
    server.tools.add({ name: "more" }, () => "more");
    await unasked.told;
    const [start] = messagesOf(first).length === 3 ? idsOf(first) : [];
    const resumed = await stream(send, session, start);
    const rest = await resumed.text;
    expect(rest).toBe(first.slice(first.indexOf("\n\n") + 2));
    await send({ method: "DELETE", headers: session });
    const ids = [first, second, await unasked.text].flatMap(idsOf);
    expect(ids.length).toBeGreaterThanOrEqual(7);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
