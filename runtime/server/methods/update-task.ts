import type { RequestMethod } from "./method.ts";

/** Answers to what a task asks; acknowledged, whatever comes of them (TASKX-23). */
export const updateTask: RequestMethod<"tasks/update"> = {
  method: "tasks/update",
  answer: async ({ taskId, inputResponses }, call) => (await call.host.tasks()).update(call, taskId, inputResponses),
};
