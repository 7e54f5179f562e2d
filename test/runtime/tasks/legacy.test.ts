/** The experimental tasks of 2025-11-25, over every transport. */
import { expect, test } from "vitest";
import { everyCell } from "../support/matrix.ts";
import {
  ask,
  call,
  create,
  Gate,
  LEGACY,
  plainServer,
  RELATED,
  sessionOf,
  TASKS,
  taskServer,
  textOf,
  until,
} from "./support.ts";

const only = [LEGACY];
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

everyCell(
  "TASK-01, TASK-06, TASK-13 a server declares tasks, and a call that asks for one gets it",
  taskServer,
  async (wire) => {
    const capabilities = wire.opening.result?.["capabilities"] as Record<string, unknown>;
    expect(capabilities["tasks"]).toEqual({ cancel: {}, requests: { tools: { call: {} } } });
    const created = await create(wire, "must", { task: { ttl: 90_000 } });
    expect(created).toMatchObject({ status: "working", ttl: 90_000, pollInterval: 1000 });
    expect(created["createdAt"]).toMatch(ISO);
    expect(created["lastUpdatedAt"]).toMatch(ISO);
    const got = await until(wire, created["taskId"], "completed");
    expect(Object.keys(got).sort()).toEqual(
      ["createdAt", "lastUpdatedAt", "pollInterval", "status", "taskId", "ttl"].sort(),
    );
  },
  only,
);

everyCell(
  "TASKX-38 the extension enables nothing on a session",
  taskServer,
  async (wire) => {
    expect(wire.opening.result?.["capabilities"]).not.toHaveProperty("extensions");
    const meta = { "io.modelcontextprotocol/clientCapabilities": { extensions: { [TASKS]: {} } } };
    const { result } = await wire.request("tools/call", { name: "fails", _meta: meta });
    expect(result).toMatchObject({ isError: true });
  },
  only,
);

everyCell(
  "TASK-10, TASK-08 a tool says whether it runs as a task",
  taskServer,
  async (wire) => {
    const { result } = await wire.request("tools/list");
    const tools = result?.["tools"] as { name: string; execution?: object }[];
    expect(tools.map(({ name, execution }) => [name, execution])).toEqual([
      ["plain", undefined],
      ["slow", { taskSupport: "optional" }],
      ["must", { taskSupport: "required" }],
      ["fails", { taskSupport: "optional" }],
      ["refuses", { taskSupport: "optional" }],
      ["asks", { taskSupport: "optional" }],
    ]);
    expect((await wire.request("tools/call", { name: "must" })).error?.code).toBe(-32601);
    expect((await call(wire, "plain")).error?.code).toBe(-32601);
    expect(textOf((await wire.request("tools/call", { name: "plain" })).result)).toBe("plain");
  },
  only,
);

everyCell(
  "TASK-17, TASK-18, TASK-27 the result of a task is that of its request, and says whose it is",
  taskServer,
  async (wire) => {
    const { taskId } = await create(wire, "must");
    const { result } = await ask(wire, "tasks/result", taskId);
    expect(result).toEqual({ content: [{ type: "text", text: "done" }], _meta: { [RELATED]: { taskId } } });
    const refused = await create(wire, "refuses");
    const { error } = await ask(wire, "tasks/result", refused["taskId"]);
    expect(error).toEqual({ code: -32099, message: "Refused.", data: { why: "so" } });
    expect(await until(wire, refused["taskId"], "failed")).toMatchObject({ statusMessage: "Refused." });
    const failed = await create(wire, "fails");
    expect((await ask(wire, "tasks/result", failed["taskId"])).result).toMatchObject({ isError: true });
    expect((await until(wire, failed["taskId"], "completed", "failed"))["status"]).toBe("failed");
  },
  only,
);

{
  let gate = new Gate();
  const make = () => {
    gate = new Gate();
    return taskServer(gate);
  };

  everyCell(
    "TASK-16, TASK-12 who asks for the result of a running task waits for its end",
    make,
    async (wire) => {
      const { taskId } = await create(wire, "slow");
      const waiting = ask(wire, "tasks/result", taskId);
      await gate.entered;
      expect((await until(wire, taskId, "working", "completed"))["status"]).toBe("working");
      gate.open("at last");
      expect(textOf((await waiting).result)).toBe("at last");
      expect((await until(wire, taskId, "working", "completed"))["status"]).toBe("completed");
    },
    only,
  );

  everyCell(
    "TASK-25, TASK-26, TASK-12 a cancelled task stays so, and is cancelled once",
    make,
    async (wire) => {
      const { taskId } = await create(wire, "slow");
      const signal = await gate.entered;
      const waiting = ask(wire, "tasks/result", taskId);
      expect((await ask(wire, "tasks/cancel", taskId)).result).toMatchObject({ taskId, status: "cancelled" });
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
      gate.open();
      expect((await waiting).error?.message).toContain("cancelled");
      expect((await until(wire, taskId, "cancelled", "completed"))["status"]).toBe("cancelled");
      expect((await ask(wire, "tasks/cancel", taskId)).error?.code).toBe(-32602);
      for (const method of ["tasks/get", "tasks/result", "tasks/cancel"]) {
        expect((await ask(wire, method, "nobody")).error?.code).toBe(-32602);
      }
    },
    only,
  );

  everyCell(
    "TASK-33 the request of a task was answered: cancelling it changes nothing",
    make,
    async (wire) => {
      const { id, response } = wire.begin("tools/call", { name: "slow", task: {} });
      const { result } = await response;
      const { taskId } = (result as { task: { taskId: string } }).task;
      const signal = await gate.entered;
      await wire.cancel(id, "no more");
      expect((await until(wire, taskId, "working", "cancelled"))["status"]).toBe("working");
      expect(signal.aborted).toBe(false);
      gate.open();
      await until(wire, taskId, "completed");
    },
    only,
  );
}

{
  let gate = new Gate();
  everyCell(
    "TASK-19, TASK-33, TASK-23 what a running task tells its session says whose it is, its status does not",
    () => {
      gate = new Gate();
      const server = taskServer();
      server.tools.add({ name: "chatty", task: "optional" }, async (_input, ctx) => {
        await gate.wait(ctx.signal);
        ctx.progress(1, 2);
        ctx.log.error("said");
        return "done";
      });
      return server;
    },
    async (wire) => {
      await wire.openStream();
      const { taskId } = await create(wire, "chatty", { _meta: { progressToken: "p" } });
      await gate.entered;
      gate.open();
      for (const method of ["notifications/progress", "notifications/message"]) {
        const { params } = await wire.first((message) => message["method"] === method);
        expect(params).toMatchObject({ _meta: { [RELATED]: { taskId } } });
      }
      const { params } = await wire.first(({ method }) => method === "notifications/tasks/status");
      expect(params).toMatchObject({ taskId, status: "completed", ttl: 3_600_000 });
      expect(params).not.toHaveProperty("_meta");
    },
    only,
  );
}

everyCell(
  "TASK-03 where no tool runs as a task, a wish for one is not heard",
  plainServer,
  async (wire) => {
    expect(wire.opening.result?.["capabilities"]).not.toHaveProperty("tasks");
    expect(textOf((await call(wire, "plain")).result)).toBe("plain");
    expect((await ask(wire, "tasks/get", "x")).error?.code).toBe(-32601);
  },
  only,
);

everyCell(
  "TASK-30 who is not known is offered no list",
  taskServer,
  async (wire) => {
    expect((await wire.request("tasks/list")).error?.code).toBe(-32601);
  },
  only,
);

test("TASK-24, TASK-29 a principal lists its own tasks, page by page, and no others [2025-11-25]", async () => {
  const server = taskServer();
  const alice = await sessionOf(server, "alice");
  const bob = await sessionOf(server, "bob");
  const made: unknown[] = [];
  for (let count = 0; count < 101; count++) {
    const { result } = await alice.request("tools/call", { name: "must", task: {} });
    made.push((result as { task: { taskId: string } }).task.taskId);
    await alice.request("tasks/result", { taskId: made.at(-1) });
  }
  const idsOf = (result: unknown) => (result as { tasks: { taskId: string }[] }).tasks.map(({ taskId }) => taskId);
  const first = await alice.request("tasks/list", {});
  const second = await alice.request("tasks/list", { cursor: first.result?.["nextCursor"] });
  expect([...idsOf(first.result), ...idsOf(second.result)]).toEqual(made);
  expect(second.result).not.toHaveProperty("nextCursor");
  expect((await bob.request("tasks/list", {})).result).toEqual({ tasks: [] });
  expect((await alice.request("tasks/list", { cursor: "bogus" })).error?.code).toBe(-32602);
  for (const method of ["tasks/get", "tasks/result", "tasks/cancel"]) {
    expect((await bob.request(method, { taskId: made[0] })).error?.code).toBe(-32602);
  }
  expect(alice.opening.result?.["capabilities"]).toMatchObject({ tasks: { list: {} } });
});
