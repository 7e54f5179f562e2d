/** The extension `io.modelcontextprotocol/tasks`, over every transport. */
import { expect } from "vitest";
import { everyCell } from "../support/matrix.ts";
import { CAPABILITIES } from "../support/wire.ts";
import { AGREED, ask, call, create, Gate, MODERN, TASKS, taskServer, textOf, until } from "./support.ts";

const only = [MODERN];
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const none = { _meta: { [CAPABILITIES]: {} } };
const legacyOnly = { _meta: { [CAPABILITIES]: { tasks: { list: {}, cancel: {} } } } };

everyCell(
  "TASKX-07, TASKX-10, TASKX-14 a call becomes a task that can be looked at, and completes with its result",
  taskServer,
  async (wire) => {
    const created = await create(wire, "must");
    expect(created).toMatchObject({ resultType: "task", status: "working", ttlMs: 3_600_000, pollIntervalMs: 1000 });
    expect(created["createdAt"]).toMatch(ISO);
    expect(created["lastUpdatedAt"]).toMatch(ISO);
    for (const member of ["task", "result", "error", "inputRequests", "requestState", "ttl", "pollInterval"]) {
      expect(created).not.toHaveProperty(member);
    }
    const ended = await until(wire, created["taskId"], "completed");
    expect(ended).toMatchObject({
      resultType: "complete",
      taskId: created["taskId"],
      result: { resultType: "complete" },
    });
    expect(textOf(ended["result"])).toBe("done");
    expect(ended).not.toHaveProperty("error");
    expect(ended).not.toHaveProperty("inputRequests");
  },
  only,
);

everyCell(
  "TASKX-03, TASKX-06, TASKX-37 a request that does not declare the extension gets no task, whatever came before it",
  taskServer,
  async (wire) => {
    await create(wire, "must");
    for (const meta of [none, legacyOnly]) {
      const { error } = await wire.request("tools/call", { name: "must", ...meta });
      expect(error).toMatchObject({ code: -32021, data: { requiredCapabilities: { extensions: { [TASKS]: {} } } } });
      const fallback = await wire.request("tools/call", { name: "fails", ...meta });
      expect(fallback.result).toMatchObject({ resultType: "complete", isError: true });
    }
    const { result } = await wire.request("server/discover", {});
    expect(result?.["capabilities"]).toMatchObject({ extensions: { [TASKS]: {} } });
    expect(result?.["capabilities"]).not.toHaveProperty("tasks");
  },
  only,
);

everyCell(
  "TASKX-36 a wish of the old form is not heard",
  taskServer,
  async (wire) => {
    const { result } = await call(wire, "plain", { task: { ttl: 1000 } });
    expect(result).toMatchObject({ resultType: "complete" });
    for (const method of ["tasks/result", "tasks/list"]) {
      expect((await ask(wire, method, "x")).error?.code).toBe(-32601);
    }
  },
  only,
);

everyCell(
  "TASKX-27 methods of tasks are refused to a client that does not declare them",
  taskServer,
  async (wire) => {
    const { taskId } = await create(wire, "must");
    for (const meta of [none, legacyOnly]) {
      for (const [method, more] of [
        ["tasks/get", {}],
        ["tasks/cancel", {}],
        ["tasks/update", { inputResponses: {} }],
      ] as const) {
        expect((await ask(wire, method, taskId, { ...more, ...meta })).error?.code).toBe(-32021);
      }
    }
  },
  only,
);

everyCell(
  "TASKX-09, TASKX-40, TASKX-13 a tool's own error completes the task, a protocol error fails it",
  taskServer,
  async (wire) => {
    const error = await until(wire, (await create(wire, "fails"))["taskId"], "completed", "failed");
    expect(error).toMatchObject({ status: "completed", result: { isError: true } });
    expect(JSON.stringify(error)).not.toContain("a secret");
    const failed = await until(wire, (await create(wire, "refuses"))["taskId"], "completed", "failed");
    const fault = { code: -32099, message: "Refused.", data: { why: "so" } };
    expect(failed).toMatchObject({ status: "failed", statusMessage: "Refused.", error: fault });
    expect(failed).not.toHaveProperty("result");
  },
  only,
);

everyCell(
  "TASKX-13, TASKX-21, TASKX-23 all open questions are told; an answer is acknowledged, and only what is open stays",
  taskServer,
  async (wire) => {
    const { taskId } = await create(wire, "asks");
    const waiting = await until(wire, taskId, "input_required");
    const requests = waiting["inputRequests"] as Record<string, { method: string; params: object }>;
    expect(Object.keys(requests)).toEqual(["first", "second"]);
    expect(requests["first"]).toMatchObject({ method: "elicitation/create", params: { message: "The first?" } });
    const { result } = await ask(wire, "tasks/update", taskId, { inputResponses: { first: AGREED, unknown: 5 } });
    expect(Object.keys(result ?? {}).sort()).toEqual(["_meta", "resultType"]);
    expect(result).toMatchObject({ resultType: "complete" });
    const still = await until(wire, taskId, "input_required");
    expect(Object.keys(still["inputRequests"] as object)).toEqual(["second"]);
    // TASKX-24: an answered key is not heard again.
    const late = { first: { action: "decline" } };
    expect((await ask(wire, "tasks/update", taskId, { inputResponses: late })).error).toBeUndefined();
    await ask(wire, "tasks/update", taskId, { inputResponses: { second: AGREED } });
    expect(textOf((await until(wire, taskId, "completed"))["result"])).toBe("true true");
  },
  only,
);

everyCell(
  "an answer that has not the shape of one is refused, and the question stays",
  taskServer,
  async (wire) => {
    const { taskId } = await create(wire, "asks");
    await until(wire, taskId, "input_required");
    const { error } = await ask(wire, "tasks/update", taskId, { inputResponses: { first: { action: "perhaps" } } });
    expect(error).toMatchObject({ code: -32602, message: expect.stringContaining('"first"') });
    const { inputRequests } = await until(wire, taskId, "input_required");
    expect(Object.keys(inputRequests as object)).toEqual(["first", "second"]);
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
    "TASKX-29 cancelling is acknowledged, stops the handler, and what it still returns changes nothing",
    make,
    async (wire) => {
      const { taskId } = await create(wire, "slow");
      const signal = await gate.entered;
      const { result } = await ask(wire, "tasks/cancel", taskId);
      expect(Object.keys(result ?? {}).sort()).toEqual(["_meta", "resultType"]);
      expect((await until(wire, taskId, "cancelled", "completed"))["status"]).toBe("cancelled");
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
      gate.open();
      await new Promise((resolve) => setImmediate(resolve));
      expect((await until(wire, taskId, "cancelled", "completed"))["status"]).toBe("cancelled");
      // Once more is no error: the client may not know.
      expect((await ask(wire, "tasks/cancel", taskId)).error).toBeUndefined();
    },
    only,
  );

  everyCell(
    "TASKX-31 a listener is told how its tasks stand, whole and after each change",
    make,
    async (wire) => {
      const { taskId } = await create(wire, "slow");
      await gate.entered;
      const meta = { [CAPABILITIES]: { extensions: { [TASKS]: {} } } };
      wire.begin("subscriptions/listen", { notifications: { taskIds: [taskId, "nobody's"] }, _meta: meta });
      const acknowledged = await wire.first(({ method }) => method === "notifications/subscriptions/acknowledged");
      expect(acknowledged["params"]).toMatchObject({ notifications: { taskIds: [taskId] } });
      gate.open("heard");
      const told = await wire.first(
        ({ method, params }) =>
          method === "notifications/tasks" && (params as { status?: string }).status === "completed",
      );
      expect(told["params"]).toMatchObject({ taskId, result: { content: [{ text: "heard" }] } });
      expect((told["params"] as { _meta: object })._meta).toHaveProperty(["io.modelcontextprotocol/subscriptionId"]);
    },
    only,
  );
}

everyCell(
  "TASKX-32 who listens for tasks declares the extension",
  taskServer,
  async (wire) => {
    const { taskId } = await create(wire, "must");
    const { error } = await wire.request("subscriptions/listen", { notifications: { taskIds: [taskId] } });
    expect(error?.code).toBe(-32021);
  },
  only,
);

everyCell(
  "TASKX-26, TASKX-25 a task nobody knows is an invalid parameter",
  taskServer,
  async (wire) => {
    for (const [method, more] of [
      ["tasks/get", {}],
      ["tasks/cancel", {}],
      ["tasks/update", { inputResponses: {} }],
    ] as const) {
      expect((await ask(wire, method, "nobody", more)).error?.code).toBe(-32602);
    }
  },
  only,
);

everyCell(
  "TASKX-39 a task sends neither progress nor log messages",
  () => {
    const server = taskServer();
    server.tools.add({ name: "chatty", task: "optional" }, (_input, ctx) => {
      ctx.progress(1, 2);
      ctx.log.error("said");
      return "done";
    });
    return server;
  },
  async (wire) => {
    const meta = { progressToken: "p", "io.modelcontextprotocol/logLevel": "debug" };
    const plain = await wire.request("tools/call", { name: "chatty", _meta: meta });
    expect(textOf(plain.result)).toBe("done");
    const before = wire.notifications.length;
    expect(before).toBe(2);
    const able = { [CAPABILITIES]: { extensions: { [TASKS]: {} } } };
    const { taskId } = await create(wire, "chatty", { _meta: { ...meta, ...able } });
    await until(wire, taskId, "completed");
    expect(wire.notifications.length).toBe(before);
  },
  only,
);
