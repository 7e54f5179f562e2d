/** A session whose client goes from one server to another on the same store, at the moment that matters. */
import { createServer, type Server, type Store } from "@mcpwright/runtime";
import { describe, expect, test } from "vitest";
import { MemoryLog } from "../../../runtime/dist/store/memory-log.js";
import { MemoryRecords } from "../../../runtime/dist/store/memory-records.js";
import { gate, hosts, posted, type Send } from "../http/support.ts";
import { EventReader } from "../streams/support.ts";
import { get, nextMessage, open } from "./support.ts";

interface Process {
  readonly server: Server;
  readonly send: Send;
}

interface Bench {
  readonly one: Process;
  readonly other: Process;
  /** Keeps what other processes tell from the other one; gives what ends that. */
  hold(): () => void;
  /** Has the running call of `talk` end its connection, or say something and end. */
  readonly turn: { close(): void; end(): void };
}

async function bench(): Promise<Bench> {
  const records = new MemoryRecords();
  const log = new MemoryLog();
  const store: Store = { records, log, shared: true };
  let held: Promise<void> = Promise.resolve();
  const slow: Store = {
    ...{ records, shared: true },
    log: {
      append: log.append.bind(log),
      appendOnce: log.appendOnce.bind(log),
      wait: log.wait.bind(log),
      release: log.release.bind(log),
      drop: log.drop.bind(log),
      read: async (group, stream, after) => {
        if (group === "changes") await held;
        return log.read(group, stream, after);
      },
    },
  };
  const [closing, ending] = [gate(), gate()];
  const start = async (on: Store): Promise<Process> => {
    const server = createServer({
      ...{ name: "moving", version: "1", logger: () => undefined, store: on },
      stateKeys: [Buffer.alloc(32, 7).toString("base64")],
    });
    server.tools.add({ name: "talk" }, async (_input, ctx) => {
      ctx.progress(1);
      await closing.opened;
      ctx.closeStream({ retry: 7 });
      await ending.opened;
      return "said";
    });
    server.tools.add({ name: "works", task: "required" }, async (_input, ctx) => {
      ctx.progress(1);
      await ending.opened;
      return "worked";
    });
    server.prompts.add({ name: "p" }, () => "p");
    return { server, send: await hosts.node(server, {}) };
  };
  return {
    one: await start(store),
    other: await start(slow),
    hold: () => {
      const { open, opened } = gate();
      held = opened;
      return open;
    },
    turn: { close: closing.open, end: ending.open },
  };
}

/** The next message, and the event it came as. */
async function nextOf(reader: EventReader): Promise<{ readonly id: string; readonly method: unknown }> {
  for (;;) {
    const event = await reader.next();
    if (event === undefined) throw new Error("the stream ended");
    if (event.data) return { id: event.id ?? "", method: JSON.parse(event.data).method };
  }
}

const TOOLS = "notifications/tools/list_changed";
const PROMPTS = "notifications/prompts/list_changed";

describe("a client that moves", () => {
  test("SHTTP-27 is told once of a change told while its stream moves [2025-11-25]", async () => {
    const { one, other, hold } = await bench();
    const session = await open(one.send);
    const before = new EventReader(await one.send(get(session)));
    await before.take(1);
    const release = hold();
    one.server.notify.toolsChanged();
    const { id, method } = await nextOf(before);
    expect(method).toBe(TOOLS);
    await before.cut();
    const after = new EventReader(await other.send(get(session, id)));
    release();
    other.server.notify.promptsChanged();
    expect((await nextOf(after)).method).toBe(PROMPTS);
    // The same change at a later time is another one.
    one.server.notify.toolsChanged();
    expect((await nextOf(after)).method).toBe(TOOLS);
    await after.cut();
  });

  test("SHTTP-27 is told once of a change told before it has a further stream elsewhere [2025-11-25]", async () => {
    const { one, other, hold } = await bench();
    const session = await open(one.send);
    const older = new EventReader(await one.send(get(session)));
    await older.take(1);
    const release = hold();
    one.server.notify.toolsChanged();
    expect((await nextOf(older)).method).toBe(TOOLS);
    const newer = new EventReader(await other.send(get(session)));
    await newer.take(1);
    release();
    one.server.notify.promptsChanged();
    expect((await nextOf(newer)).method).toBe(PROMPTS);
    await older.cut();
    await newer.cut();
  });

  test("SHTTP-11 is sent away by a call of the process it left [2025-11-25]", async () => {
    const { one, other, turn } = await bench();
    const session = await open(one.send);
    const params = { name: "talk", _meta: { progressToken: "p" } };
    const calling = await one.send(posted({ jsonrpc: "2.0", id: 1, method: "tools/call", params }, session));
    const before = new EventReader(calling);
    const { id } = await nextOf(before);
    await before.cut();
    const after = new EventReader(await other.send(get(session, id)));
    turn.close();
    expect((await after.rest()).map(({ retry }) => retry)).toEqual(["7"]);
    turn.end();
    const last = new EventReader(await other.send(get(session, id)));
    expect((await nextMessage(last)).result).toMatchObject({ content: [{ text: "said" }] });
  });

  test("TASK-33 PROG-09 hears the progress of a task of the process it left [2025-11-25]", async () => {
    const { one, other, turn } = await bench();
    const session = await open(one.send);
    const stream = new EventReader(await other.send(get(session)));
    await stream.take(1);
    const params = { name: "works", task: {}, _meta: { progressToken: "p" } };
    await (await one.send(posted({ jsonrpc: "2.0", id: 1, method: "tools/call", params }, session))).text();
    expect(await nextMessage(stream)).toMatchObject({
      method: "notifications/progress",
      params: { progressToken: "p" },
    });
    turn.end();
    expect(await nextMessage(stream)).toMatchObject({
      method: "notifications/tasks/status",
      params: { status: "completed" },
    });
    await stream.cut();
  });
});
