import { callTool } from "./call-tool.ts";
import { cancelTask } from "./cancel-task.ts";
import { cancelled } from "./cancelled.ts";
import { completeArgument } from "./complete.ts";
import { discover } from "./discover.ts";
import { getPrompt } from "./get-prompt.ts";
import { getTask } from "./get-task.ts";
import { initialized } from "./initialized.ts";
import { listPrompts } from "./list-prompts.ts";
import { listResourceTemplates } from "./list-resource-templates.ts";
import { listResources } from "./list-resources.ts";
import { listTasks } from "./list-tasks.ts";
import { listTools } from "./list-tools.ts";
import { listen } from "./listen.ts";
import type { NotificationMethod, RequestMethod } from "./method.ts";
import { ping } from "./ping.ts";
import { readResource } from "./read-resource.ts";
import { setLevel } from "./set-level.ts";
import { subscribe } from "./subscribe.ts";
import { taskResult } from "./task-result.ts";
import { unsubscribe } from "./unsubscribe.ts";
import { updateTask } from "./update-task.ts";

const implemented: readonly RequestMethod[] = [
  callTool,
  cancelTask,
  completeArgument,
  discover,
  getPrompt,
  getTask,
  listPrompts,
  listResourceTemplates,
  listResources,
  listTasks,
  listTools,
  listen,
  ping,
  readResource,
  setLevel,
  subscribe,
  taskResult,
  unsubscribe,
  updateTask,
];

/** Requests the server answers, by method; whether a revision has the method is for its tables to say. */
export const requestMethods: ReadonlyMap<string, RequestMethod> = new Map(
  implemented.map((request) => [request.method, request]),
);

/** Notifications the server acts on; it takes all others without a word. */
export const notificationMethods: ReadonlyMap<string, NotificationMethod> = new Map<string, NotificationMethod>([
  [cancelled.method, cancelled],
  [initialized.method, initialized],
]);
