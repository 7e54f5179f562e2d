import { ErrorCode, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import { honouredFilter } from "../subscriptions/filter.ts";
import { ListenStream } from "../subscriptions/listen-stream.ts";
import type { RequestMethod } from "./method.ts";

/** Characters of JSON that the params of a subscription may take: they are kept for as long as it is open. */
const LONGEST = 64 * 1024;
const MOST_RESOURCES = 1_000;
const NOTHING = Object.freeze({});

/** Answered when the server ends the subscription (SUBS-10); until then the request is a stream of notifications. */
export const listen: RequestMethod<"subscriptions/listen"> = {
  method: "subscriptions/listen",
  answer: (params, call) => {
    const { capabilities, subscriptions } = call.host;
    if (JSON.stringify(params).length > LONGEST) {
      throw new McpError(ErrorCode.invalidParams, `The params of a subscription take at most ${LONGEST} characters.`);
    }
    if ((params.notifications.resourceSubscriptions?.length ?? 0) > MOST_RESOURCES) {
      throw new McpError(ErrorCode.invalidParams, `A subscription names at most ${MOST_RESOURCES} resources.`);
    }
    if (subscriptions.full) throw new McpError(ErrorCode.internal, "Too many subscriptions are open; try again later.");
    const filter = honouredFilter(params.notifications, capabilities);
    // Of what the client sent the stream keeps no more than the filter.
    call.params = NOTHING;
    return new ListenStream(call, filter).ended;
  },
};

/** Whether the message opens a subscription: a request that goes on, and is no work under way. */
export function isListen(message: unknown): boolean {
  return isObject(message) && message["method"] === listen.method;
}
