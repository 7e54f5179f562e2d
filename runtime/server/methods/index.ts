import { callTool } from "./call-tool.ts";
import { cancelled } from "./cancelled.ts";
import { completeArgument } from "./complete.ts";
import { discover } from "./discover.ts";
import { getPrompt } from "./get-prompt.ts";
import { listPrompts } from "./list-prompts.ts";
import { listResourceTemplates } from "./list-resource-templates.ts";
import { listResources } from "./list-resources.ts";
import { listTools } from "./list-tools.ts";
import type { NotificationMethod, RequestMethod } from "./method.ts";
import { ping } from "./ping.ts";
import { readResource } from "./read-resource.ts";
import { setLevel } from "./set-level.ts";

const implemented: readonly RequestMethod[] = [
  callTool,
  completeArgument,
  discover,
  getPrompt,
  listPrompts,
  listResourceTemplates,
  listResources,
  listTools,
  ping,
  readResource,
  setLevel,
];

/** Requests the server answers, by method; whether a revision has the method is for its tables to say. */
export const requestMethods: ReadonlyMap<string, RequestMethod> = new Map(
  implemented.map((request) => [request.method, request]),
);

/** Notifications the server acts on; it takes all others without a word. */
export const notificationMethods: ReadonlyMap<string, NotificationMethod> = new Map([[cancelled.method, cancelled]]);
