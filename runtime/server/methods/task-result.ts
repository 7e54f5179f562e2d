import type { RequestMethod } from "./method.ts";

/** Waits for the end of a task and answers as its request would have been (TASK-16, TASK-17). */
export const taskResult: RequestMethod<"tasks/result"> = {
  method: "tasks/result",
  answer: async ({ taskId }, call) => (await call.host.tasks()).result(call, taskId),
};
