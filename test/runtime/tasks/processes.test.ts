/** Tasks of two processes on one Redis: any of them answers for a task, and one that dies takes none with it unheard. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createClient } from "redis";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { messagesOf, modern, posted, type Reply, reply, type Send } from "../http/support.ts";
import { open } from "../scale/support.ts";
import { describeWithRedis, TestRedis } from "../support/redis.ts";
import { killProcess, startProcess } from "../support/server-process.ts";
import type { Json } from "../support/wire.ts";
import { ABLE, AGREED, textOf } from "./support.ts";

const SCRIPT = new URL("./task-server.mjs", import.meta.url);
const KEY = Buffer.alloc(32, 7).toString("base64url");
const _meta = { "io.modelcontextprotocol/clientCapabilities": ABLE };

interface Worker {
  readonly child: ChildProcess;
  readonly send: Send;
  request(method: string, params: Json): Promise<Json>;
}

async function start(store: string): Promise<Worker> {
  const { child, url } = await startProcess(SCRIPT, { STORE: store, MCPWRIGHT_STATE_KEYS: KEY });
  return {
    child,
    send: (init) => fetch(url, init),
    request: async (method, params) => {
      const init = modern(method, { ...params, _meta });
      const name = "taskId" in params ? { "mcp-name": String(params["taskId"]) } : {};
      const text = await (await fetch(url, { ...init, headers: { ...(init.headers as object), ...name } })).text();
      const [reply = JSON.parse(text) as Reply] = messagesOf(text);
      if (reply.result === undefined) throw new Error(JSON.stringify(reply));
      return reply.result;
    },
  };
}

/** Drops what would have lapsed, had Redis been away for fifteen seconds. Gives how many records that were. */
async function dropLeases(url: string): Promise<number> {
  const client = createClient({ url });
  await client.connect();
  let dropped = 0;
  for (const key of await client.keys("*")) {
    const left = await client.pTTL(key);
    if (left > 0 && left < 15_000) dropped += await client.del(key);
  }
  client.destroy();
  return dropped;
}

async function until(worker: Worker, taskId: unknown, status: string): Promise<Json> {
  for (;;) {
    const task = await worker.request("tasks/get", { taskId });
    if (task["status"] === status) return task;
  }
}

describeWithRedis("tasks of two processes", () => {
  let redis: TestRedis;
  let one: Worker;
  let other: Worker;
  beforeAll(async () => {
    redis = await TestRedis.start();
    one = await start(redis.url);
    other = await start(redis.url);
  }, 30_000);
  afterAll(async () => {
    for (const { child } of [one, other].filter((worker) => worker !== undefined)) await killProcess(child);
    await redis.stop();
  });

  test("TASKX-10, TASKX-13 the other process answers for a task and takes its answers [2026-07-28]", async () => {
    const { taskId } = await one.request("tools/call", { name: "ask" });
    const { inputRequests } = await until(other, taskId, "input_required");
    expect(Object.keys(inputRequests as object)).toEqual(["confirm"]);
    await other.request("tasks/update", { taskId, inputResponses: { confirm: AGREED } });
    expect(textOf((await until(other, taskId, "completed"))["result"])).toBe(`true in ${one.child.pid}`);
  }, 30_000);

  test("TASKX-29 a cancellation reaches the process that runs the task [2026-07-28]", async () => {
    const entered = once(one.child, "message");
    const { taskId } = await one.request("tools/call", { name: "wait" });
    await entered;
    const stopped = once(one.child, "message");
    await other.request("tasks/cancel", { taskId });
    expect(await stopped).toEqual(["stopped", undefined]);
    expect((await one.request("tasks/get", { taskId }))["status"]).toBe("cancelled");
  }, 30_000);

  test("TASK-25 a task of a session is cancelled through the other process [2025-11-25]", async () => {
    const session = await open(one.send);
    const ask = async (worker: Worker, id: number, method: string, params: Json): Promise<Json | undefined> =>
      (await reply(await worker.send(posted({ jsonrpc: "2.0", id, method, params }, session)))).result;
    const entered = once(one.child, "message");
    const created = await ask(one, 1, "tools/call", { name: "wait", task: {} });
    const taskId = (created?.["task"] as { readonly taskId: string } | undefined)?.taskId;
    await entered;
    const stopped = once(one.child, "message");
    expect(await ask(other, 2, "tasks/cancel", { taskId })).toMatchObject({ taskId, status: "cancelled" });
    expect(await stopped).toEqual(["stopped", undefined]);
    expect(await ask(one, 3, "tasks/get", { taskId })).toMatchObject({ status: "cancelled" });
  }, 30_000);

  test("TASKX-13 a task goes on where Redis was away until every lease had lapsed [2026-07-28]", async () => {
    const { taskId } = await one.request("tools/call", { name: "ask" });
    await until(other, taskId, "input_required");
    // Its process cannot say that it is alive before the other one looks.
    one.child.kill("SIGSTOP");
    await redis.halt();
    await redis.resume();
    expect(await dropLeases(redis.url)).toBeGreaterThan(0);
    const look = () => other.request("tasks/get", { taskId });
    expect(await vi.waitFor(look, 10_000)).toMatchObject({ status: "input_required" });
    one.child.kill("SIGCONT");
    await other.request("tasks/update", { taskId, inputResponses: { confirm: AGREED } });
    expect(textOf((await until(other, taskId, "completed"))["result"])).toBe(`true in ${one.child.pid}`);
  }, 30_000);

  test("a task whose process was killed fails within fifteen seconds [2026-07-28]", async () => {
    const entered = once(one.child, "message");
    const { taskId } = await one.request("tools/call", { name: "wait" });
    await entered;
    expect((await other.request("tasks/get", { taskId }))["status"]).toBe("working");
    await killProcess(one.child);
    const killed = Date.now();
    const failed = await until(other, taskId, "failed");
    expect(failed["error"]).toMatchObject({ code: -32603, message: "The process that ran the task is gone." });
    expect(Date.now() - killed).toBeLessThan(15_000);
  }, 30_000);
});
