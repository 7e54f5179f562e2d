import type { SubscriptionFilter } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import { honouredFilter } from "../subscriptions/filter.ts";
import { ListenStream } from "../subscriptions/listen-stream.ts";
import { expectDeclared } from "../tasks/augmentation.ts";
import type { TaskFeed } from "../tasks/task-feed.ts";
import type { RequestMethod } from "./method.ts";

/** Characters of JSON that the params of a subscription may take: they are kept for as long as it is open. */
const LONGEST = 64 * 1024;
const MOST = 1_000;
const NOTHING = Object.freeze({});

function open(call: Call, filter: SubscriptionFilter, tasks?: TaskFeed): Promise<Result> {
  if (call.closed) return Promise.resolve({});
  // Of what the client sent the stream keeps no more than the filter.
  call.params = NOTHING;
  return new ListenStream(call, filter, tasks).ended;
}

/** Answered when the server ends the subscription (SUBS-10); until then the request is a stream of notifications. */
export const listen: RequestMethod<"subscriptions/listen"> = {
  method: "subscriptions/listen",
  answer: (params, call) => {
    const { capabilities, subscriptions } = call.host;
    if (JSON.stringify(params).length > LONGEST) {
      throw new McpError(ErrorCode.invalidParams, `The params of a subscription take at most ${LONGEST} characters.`);
    }
    const { resourceSubscriptions: uris = [], taskIds = [] } = params.notifications;
    if (uris.length > MOST || taskIds.length > MOST) {
      throw new McpError(ErrorCode.invalidParams, `A subscription names at most ${MOST} resources, and as many tasks.`);
    }
    if (subscriptions.full) throw new McpError(ErrorCode.internal, "Too many subscriptions are open; try again later.");
    const filter = honouredFilter(params.notifications, capabilities);
    if (taskIds.length === 0 || capabilities.tasks === undefined) return open(call, filter);
    expectDeclared(call);
    return call.host.tasks().then(async (tasks) => open(call, filter, await tasks.feed(call, taskIds)));
  },
};

/** Whether the message opens a subscription: a request that goes on, and is no work under way. */
export function isListen(message: unknown): boolean {
  return isObject(message) && message["method"] === listen.method;
}
