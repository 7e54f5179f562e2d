import type {
  AnyClientNotifications,
  AnyClientRequests,
  ClientMethod,
  ClientNotificationMethod,
} from "@mcpwright/protocol";
import type { Call } from "../call.ts";
import type { Params, Result } from "../dispatch.ts";
import type { AuthInfo, Headers, MaybePromise } from "../engine.ts";
import type { Host } from "../host.ts";
import type { Page } from "../page.ts";

/** A request method the server answers. One file each; `method` is typed by the tables' key. */
export interface RequestMethod<Method extends ClientMethod = ClientMethod> {
  readonly method: Method;
  /** Answers the request, whose params have the shape of the revision. Throws `McpError` to refuse it. */
  answer(params: AnyClientRequests[Method]["params"], call: Call): MaybePromise<Result | Page>;
  /** Checks headers that only this method has, before its params are (XHDR-11). Throws `McpError`. */
  checkHeaders?(params: Params, headers: Headers, host: Host, auth: AuthInfo | undefined): void;
}

/** A notification the server acts on. */
export interface NotificationMethod<Method extends ClientNotificationMethod = ClientNotificationMethod> {
  readonly method: Method;
  /** The params may be malformed: a notification is never refused. */
  receive(
    params: Partial<AnyClientNotifications[Method]["params"]>,
    from: Call["session"],
    host: Host,
  ): MaybePromise<void>;
}
