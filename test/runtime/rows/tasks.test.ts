/** What a task looks like, and what of it is apart from the call that made it. */
import { expect } from "vitest";
import { everyCell } from "../support/matrix.ts";
import type { Json } from "../support/wire.ts";
import { ABLE, call, create, Gate, MODERN, TASKS, taskServer, textOf, until } from "../tasks/support.ts";

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
