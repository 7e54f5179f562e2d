/** One session, two processes, a proxy that gives each request to the next. */
import { beforeAll, expect, test, vi } from "vitest";
import { modern, posted, reply } from "../http/support.ts";
import { EventReader, said } from "../streams/support.ts";
import { describeWithRedis } from "../support/redis.ts";
import { call, get, nextMessage, open, startFellows } from "./support.ts";

const textOf = (message: { readonly result?: unknown }): unknown =>
  (message.result as { content?: { text: string }[] } | undefined)?.content?.[0]?.text;

describeWithRedis("a session at two processes", () => {
  beforeAll(() => {
    vi.setConfig({ testTimeout: 60_000 });
  });

  test("SESS-04, SESS-06 survives each request landing on the other, and is over everywhere at once [2025-03-26, 2025-06-18, 2025-11-25]", async () => {
    const { send, one, other, to } = await startFellows();
    for (const revision of ["2025-03-26", "2025-06-18", "2025-11-25"]) {
      const session = await open(send, revision);
      const answers = [];
      for (let id = 1; id <= 4; id++) answers.push(textOf(await reply(await send(call(id, "who", {}, session)))));
      expect(new Set(answers)).toEqual(new Set([String(one.pid), String(other.pid)]));
      const stream = new EventReader(await to(one)(get(session)));
      expect((await to(other)({ method: "DELETE", headers: session })).status).toBe(204);
      expect((await stream.rest()).filter(({ data }) => data)).toEqual([]);
      for (const worker of [one, other]) expect((await to(worker)(call(9, "who", {}, session))).status).toBe(404);
    }
    expect((await to(one)(call(1, "who", {}, { "mcp-session-id": "none" }))).status).toBe(404);
  });

  test("ELIC-01, SHTTP-17 a question of one is answered through the other [2025-11-25]", async () => {
    const { one, other, to } = await startFellows();
    const session = await open(to(one));
    const stream = new EventReader(await to(one)(call(1, "ask", {}, session)));
    const question = await nextMessage(stream);
    const response = { jsonrpc: "2.0", id: question.id, result: { action: "accept", content: { agreed: true } } };
    expect((await to(other)(posted(response, session))).status).toBe(202);
    expect(textOf(await nextMessage(stream))).toBe(`true at ${one.pid}`);
  });

  test("CANC-05 a call is cancelled through the other [2025-11-25]", async () => {
    const { one, other, to } = await startFellows();
    const session = await open(to(one));
    const answer = to(one)(call(1, "talk", { key: "a", steps: 1 }, session));
    await one.heard("entered", "a");
    const cancel = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    expect((await to(other)(posted(cancel, session))).status).toBe(202);
    await one.heard("aborted", "a");
    expect((await (await answer).text()).includes("said")).toBe(false);
  });

  test("LOG-03 the level of log messages crosses [2025-11-25]", async () => {
    const { one, other, to } = await startFellows();
    const session = await open(to(one));
    const running = to(one)(call(1, "talk", { key: "a", steps: 2 }, session));
    await one.heard("entered", "a");
    one.tell({ step: "a" });
    const stream = new EventReader(await running);
    // Without the level a debug message is not sent.
    expect((await nextMessage(stream)).method).toBe("notifications/progress");
    const level = { jsonrpc: "2.0", id: 2, method: "logging/setLevel", params: { level: "debug" } };
    expect((await reply(await to(other)(posted(level, session)))).result).toEqual({});
    // The other process has taken the news when it answers for the session.
    await reply(await to(one)(call(3, "who", {}, session)));
    one.tell({ step: "a" });
    expect((await nextMessage(stream)).params).toEqual({ level: "debug", data: { debug: 2 } });
    one.tell({ step: "a" });
    await stream.rest();
  });

  test("RES-12, SHTTP-27 subscriptions and list changes cross, each on one stream [2025-11-25]", async () => {
    const { one, other, to } = await startFellows();
    const session = await open(to(other));
    const older = new EventReader(await to(other)(get(session)));
    const newer = new EventReader(await to(one)(get(session)));
    await Promise.all([older.take(1), newer.take(1)]);
    const subscribe = { jsonrpc: "2.0", id: 1, method: "resources/subscribe", params: { uri: "note:///7" } };
    await reply(await to(other)(posted(subscribe, session)));
    // Each process has read the session as it is now.
    for (const worker of [one, other]) await reply(await to(worker)(call(worker.pid, "who", {}, session)));
    const expected = [];
    for (const [turn, worker] of [one, other, one, other].entries()) {
      worker.tell({ notify: turn < 2 ? "note:///7" : "tools" });
      expected.push(turn < 2 ? "notifications/resources/updated" : "notifications/tools/list_changed");
      expect((await nextMessage(newer)).method).toBe(expected.at(-1));
    }
    await to(one)({ method: "DELETE", headers: session });
    expect(said(await older.rest())).toEqual([]);
  });

  test("SUBS-02 a subscription hears what another process tells [2026-07-28]", async () => {
    const { one, other } = await startFellows();
    const notifications = { toolsListChanged: true };
    const stream = new EventReader(await fetch(one.url, modern("subscriptions/listen", { notifications })));
    expect((await nextMessage(stream)).method).toBe("notifications/subscriptions/acknowledged");
    other.tell({ notify: "tools" });
    expect((await nextMessage(stream)).method).toBe("notifications/tools/list_changed");
    await stream.cut();
  });
});
