/** Progress and cancellation of the tasks of 2025-11-25. */
import type { Server } from "@mcpwright/runtime";
import { expect } from "vitest";
import { everyCell } from "../support/matrix.ts";
import type { Json, Wire } from "../support/wire.ts";
import { ask, create, Gate, LEGACY, RELATED, taskServer, textOf, until } from "../tasks/support.ts";

/** A server with a tool that reports progress each time it is let through a door, to its end and beyond. */
function reporting(doors: readonly Gate[]): Server {
  const server = taskServer();
  server.tools.add({ name: "reports", task: "optional" }, async (_input, ctx) => {
    for (const [index, door] of doors.entries()) {
      // Who is asked to stop may be slow to hear of it.
      await door.wait(ctx.signal);
      ctx.progress(index + 1, doors.length);
      ctx.log.error(`step ${index + 1}`);
    }
    return "reported";
  });
  return server;
}

const progressOf = (wire: Wire): readonly unknown[] =>
  wire.notifications.filter(({ method }) => method === "notifications/progress").map(({ params }) => params);

{
  let doors: readonly Gate[] = [];
  const make = (): Server => {
    doors = [new Gate(), new Gate()];
    return reporting(doors);
  };

  everyCell(
    "PROG-09, META-19 the token of the request is that of its task, and what is told says whose it is",
    make,
    async (wire) => {
      await wire.openStream();
      const { taskId } = await create(wire, "reports", { _meta: { progressToken: "mine" } });
      expect(progressOf(wire)).toEqual([]);
      const _meta = { [RELATED]: { taskId } };
      for (const [index, door] of doors.entries()) {
        await door.entered;
        expect((await until(wire, taskId, "working", "completed"))["status"]).toBe("working");
        door.open();
        await wire.first(({ params }) => (params as Json | undefined)?.["progress"] === index + 1);
      }
      const told = { progressToken: "mine", total: 2, _meta };
      expect(progressOf(wire)).toEqual([1, 2].map((progress) => ({ ...told, progress })));
      await wire.first(({ params }) => (params as Json | undefined)?.["data"] === "step 2");
      const logs = wire.notifications.filter(({ method }) => method === "notifications/message");
      expect(logs.map(({ params }) => (params as Json | undefined)?.["_meta"])).toEqual([_meta, _meta]);
      expect((await ask(wire, "tasks/result", taskId)).result?.["_meta"]).toEqual(_meta);
    },
    [LEGACY],
  );

  everyCell(
    "PROG-09 a task that has ended tells no progress any more",
    make,
    async (wire) => {
      await wire.openStream();
      const { taskId } = await create(wire, "reports", { _meta: { progressToken: "mine" } });
      await doors[0]?.entered;
      expect((await ask(wire, "tasks/cancel", taskId)).result).toMatchObject({ status: "cancelled" });
      for (const door of doors) door.open();
      const later = await create(wire, "reports", { _meta: { progressToken: "later" } });
      expect(textOf((await ask(wire, "tasks/result", later["taskId"])).result)).toBe("reported");
      await wire.first(({ params }) => (params as Json | undefined)?.["progress"] === 2);
      const tokens = progressOf(wire).map((params) => (params as Json | undefined)?.["progressToken"]);
      expect(tokens).toEqual(["later", "later"]);
    },
    [LEGACY],
  );

  everyCell(
    "CANC-04 a task is ended by its id, not by that of the request which made it",
    make,
    async (wire) => {
      const { id, response } = wire.begin("tools/call", { name: "reports", task: {} });
      const { result } = await response;
      const { taskId } = (result as { task: { taskId: string } }).task;
      const signal = await doors[0]!.entered;
      await wire.notify("notifications/cancelled", { requestId: id, reason: "no more" });
      await wire.notify("notifications/cancelled", { requestId: taskId, reason: "no more" });
      expect((await until(wire, taskId, "working", "cancelled"))["status"]).toBe("working");
      expect(signal.aborted).toBe(false);
      expect((await ask(wire, "tasks/cancel", taskId)).result).toMatchObject({ taskId, status: "cancelled" });
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
      for (const door of doors) door.open();
      expect((await until(wire, taskId, "working", "cancelled"))["status"]).toBe("cancelled");
    },
    [LEGACY],
  );
}
