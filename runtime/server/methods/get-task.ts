import type { RequestMethod } from "./method.ts";

/** How a task stands, in the form of the era. */
export const getTask: RequestMethod<"tasks/get"> = {
  method: "tasks/get",
  answer: async ({ taskId }, call) => (await call.host.tasks()).state(call, taskId),
};
