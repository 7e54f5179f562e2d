/** What a task looks like, and what of it is apart from the call that made it. */
import { expect } from "vitest";
import { everyCell } from "../support/matrix.ts";
import type { Json } from "../support/wire.ts";
import {
  ABLE,
  AGREED,
  type Asking,
  ask,
  call,
  create,
  Gate,
  MODERN,
  questions,
  TASKS,
  taskServer,
  textOf,
  until,
} from "../tasks/support.ts";

everyCell(
  "TASKX-08, TASKX-01 a task is flat in its result, and the settings of the extension are empty",
  () => {
    const server = taskServer();
    server.prompts.add({ name: "greets" }, () => "Good day");
    return server;
  },
  async (wire) => {
    const { result } = await wire.request("server/discover");
    expect(result?.["capabilities"]).toHaveProperty(["extensions", TASKS], {});
    const created = await create(wire, "must");
    expect(created).toEqual({
      _meta: expect.anything(),
      resultType: "task",
      taskId: expect.any(String),
      status: expect.any(String),
      createdAt: expect.any(String),
      lastUpdatedAt: expect.any(String),
      ttlMs: expect.any(Number),
      pollIntervalMs: expect.any(Number),
    });
    const _meta = { "io.modelcontextprotocol/clientCapabilities": ABLE };
    const prompt = await wire.request("prompts/get", { name: "greets", task: {}, _meta });
    expect(prompt.result).toMatchObject({ resultType: "complete", messages: [{ content: { text: "Good day" } }] });
    expect(prompt.result).not.toHaveProperty("taskId");
  },
  [MODERN],
);

everyCell(
  "TASKX-43 the result in a task has the shape its request would have got",
  () => {
    const gate = new Gate();
    gate.open();
    return taskServer(gate);
  },
  async (wire) => {
    const direct = await wire.request("tools/call", { name: "slow" });
    expect(direct.result).toMatchObject({ resultType: "complete", content: [{ type: "text", text: "done" }] });
    const { taskId } = await create(wire, "slow");
    const { result } = (await until(wire, taskId, "completed")) as { result: Json };
    const { _meta: _, ...plain } = direct.result as Json;
    expect(result).toMatchObject(plain);
    expect(
      Object.keys(result)
        .filter((key) => key !== "_meta")
        .toSorted(),
    ).toEqual(Object.keys(plain).toSorted());
    expect(textOf((await call(wire, "plain")).result)).toBe("plain");
  },
  [MODERN],
);

const before = { elicit: { first: { ...questions.first, beforeTask: true }, second: questions.second } };

everyCell(
  "TASKX-44 answers to the call are none of the task's, and the other way round",
  () => {
    const server = taskServer();
    server.tools.add<object, unknown, Asking>({ name: "both", task: "optional", ...before }, async (_input, ctx) => {
      const first = await ctx.elicit.first();
      const second = await ctx.elicit.second();
      return `${first.agreed} ${second.agreed}`;
    });
    return server;
  },
  async (wire) => {
    const asked = await call(wire, "both");
    expect(Object.keys(asked.result?.["inputRequests"] ?? {})).toEqual(["first"]);
    const requestState = asked.result?.["requestState"];
    const { taskId } = await create(wire, "both", { inputResponses: { first: AGREED, second: AGREED }, requestState });
    const waiting = await until(wire, taskId, "input_required", "completed");
    expect(Object.keys(waiting["inputRequests"] ?? {})).toEqual(["second"]);
    const late = { first: { action: "decline" }, second: { action: "accept", content: { agreed: false } } };
    await ask(wire, "tasks/update", taskId, { inputResponses: late });
    expect(textOf((await until(wire, taskId, "completed"))["result"])).toBe("true false");
  },
  [MODERN],
);

{
  let entries = 0;
  let steps = 0;
  everyCell(
    "TASKX-44 what was answered before the task is not asked again in it, and what ran before it does not run again",
    () => {
      entries = 0;
      steps = 0;
      const server = taskServer();
      server.tools.add<object, unknown, Asking>({ name: "late", task: "optional", ...before }, async (_input, ctx) => {
        entries++;
        // The second time the handler gets to its question when the task has begun.
        if (entries > 1) await new Promise((resolve) => setTimeout(resolve, 20));
        await ctx.step("charge", () => ++steps);
        const first = await ctx.elicit.first();
        return `${first.agreed} after ${entries} entries, ${steps} step`;
      });
      return server;
    },
    async (wire) => {
      const asked = await call(wire, "late");
      const requestState = asked.result?.["requestState"];
      const { taskId } = await create(wire, "late", { inputResponses: { first: AGREED }, requestState });
      const ended = await until(wire, taskId, "input_required", "completed", "failed");
      expect(textOf(ended["result"])).toBe("true after 2 entries, 1 step");
    },
    [MODERN],
  );
}

everyCell(
  "TASKX-44 a question meant for the call that the handler gets to late is the task's",
  () => {
    const server = taskServer();
    server.tools.add<object, unknown, Asking>({ name: "late", task: "optional", ...before }, async (_input, ctx) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return String((await ctx.elicit.first()).agreed);
    });
    return server;
  },
  async (wire) => {
    const { taskId } = await create(wire, "late");
    const waiting = await until(wire, taskId, "input_required");
    expect(Object.keys(waiting["inputRequests"] as Json)).toEqual(["first"]);
    await ask(wire, "tasks/update", taskId, { inputResponses: { first: AGREED } });
    expect(textOf((await until(wire, taskId, "completed"))["result"])).toBe("true");
  },
  [MODERN],
);
