import type { ServerCapabilities, Tool } from "@mcpwright/protocol/2025-11-25";
import type { Agreement } from "../agreement.ts";
import { getTaskMethod } from "../verbs/get-task.ts";

/** Whether calls of tools may ask for a task: in 2025-11-25, of a server that declares it (TASK-02, TASK-07). */
export function mayAugment({ revision, capabilities }: Agreement): boolean {
  if (revision.era === "modern" || !revision.methods.has(getTaskMethod)) return false;
  return (capabilities as ServerCapabilities).tasks?.requests?.tools?.call !== undefined;
}

/** Whether this tool runs as a task; one that says nothing does not (TASK-08, TASK-09, TASK-10). */
export function runsAsTask(tool: object | undefined): boolean {
  const support = (tool as Partial<Tool> | undefined)?.execution?.taskSupport;
  return support === "optional" || support === "required";
}
