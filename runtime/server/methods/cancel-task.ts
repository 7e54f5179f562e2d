import type { RequestMethod } from "./method.ts";

/** Stops a task; the extension only acknowledges (TASKX-29), 2025-11-25 gives its final state (TASK-25). */
export const cancelTask: RequestMethod<"tasks/cancel"> = {
  method: "tasks/cancel",
  answer: async ({ taskId }, call) => (await call.host.tasks()).cancel(call, taskId),
};
