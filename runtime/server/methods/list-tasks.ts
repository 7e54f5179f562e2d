import { ErrorCode, McpError } from "../../errors.ts";
import type { RequestMethod } from "./method.ts";

/** The caller's tasks; a caller that is not known is offered no such list (TASK-30). */
export const listTasks: RequestMethod<"tasks/list"> = {
  method: "tasks/list",
  answer: async (params, call) => {
    if (call.auth === undefined) throw new McpError(ErrorCode.methodNotFound, "There is no such method.");
    return (await call.host.tasks()).list(call, params?.cursor);
  },
};
