/** Whether a call becomes a task: the tool says what is possible, and the client what it can do. */
import { ErrorCode, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import type { ToolEntry } from "../entries.ts";
import { TASKS } from "../extensions.ts";
import { knows } from "../project.ts";
import { missingCapability } from "../rounds/missing-capability.ts";

/** Whether the request itself declares the extension: what earlier ones declared does not count (TASKX-03). */
function declares(call: Call): boolean {
  const { extensions } = call.client.capabilities;
  return isObject(extensions) && isObject(extensions[TASKS]);
}

/** Refuses a request of the extension to a client that does not declare it (TASKX-27, TASKX-32). */
export function expectDeclared(call: Call): void {
  if (call.session === undefined && !declares(call)) throw missingCapability({ extensions: { [TASKS]: {} } }, call);
}

function refuse(name: string, why: string): never {
  throw new McpError(ErrorCode.methodNotFound, `The tool ${JSON.stringify(name)} ${why}`);
}

/** In 2025-11-25 the client asks for a task; a server without any does not hear it (TASK-03, TASK-08, TASK-10). */
function legacyTask({ name, task }: ToolEntry, call: Call): boolean {
  if (call.host.capabilities.tasks === undefined) return false;
  if (!knows(call.tables.shapes, "ServerCapabilities", "tasks")) {
    return task === "required" ? refuse(name, `runs as a task only, which revision ${call.revision} has not.`) : false;
  }
  const asked = isObject(call.params["task"]);
  if (asked && task === undefined) refuse(name, "does not run as a task.");
  if (!asked && task === "required") refuse(name, "runs as a task only: call it with `task`.");
  return asked;
}

/** Whether the call becomes a task. Throws where it would have to and cannot (TASKX-06), or must not. */
export function becomesTask(entry: ToolEntry, call: Call): boolean {
  if (call.session !== undefined) return legacyTask(entry, call);
  if (entry.task === undefined) return false;
  if (entry.task === "required") expectDeclared(call);
  return declares(call);
}
