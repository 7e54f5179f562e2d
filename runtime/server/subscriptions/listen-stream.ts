import type { AnyServerNotifications, ServerNotificationMethod } from "@mcpwright/protocol";
import type { SubscriptionFilter } from "@mcpwright/protocol/2026-07-28";
import { answerWith } from "../answers.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import type { Access, AuthInfo } from "../engine.ts";
import { SUBSCRIPTION_ID } from "../meta-keys.ts";
import { cancelled } from "../methods/cancelled.ts";
import { resourceUpdated } from "../methods/resource-updated.ts";
import { subscriptionAcknowledged } from "../methods/subscription-acknowledged.ts";
import { taskChanged } from "../methods/task-changed.ts";
import { notificationText } from "../notification.ts";
import type { TaskFeed } from "../tasks/task-feed.ts";
import { listsOf } from "./filter.ts";
import { LIST_CHANGED } from "./list-changed.ts";
import type { Listener, ListKind } from "./listener.ts";

/** One open `subscriptions/listen`: sends what its filter names, each message with the id of the request (SUBS-06). */
export class ListenStream implements Listener {
  /** Resolves to the result when the stream has ended, whoever ended it. */
  readonly ended: Promise<Result>;
  readonly #call: Call;
  readonly #filter: SubscriptionFilter;
  readonly #tasks: TaskFeed | undefined;
  #settle: (result: Result) => void = () => {};

  /** Acknowledges before anything else is sent (SUBS-03). `filter` is what the server honours. */
  constructor(call: Call, filter: SubscriptionFilter, tasks?: TaskFeed) {
    this.#call = call;
    this.#filter = filter;
    this.#tasks = tasks;
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
    const taskIds = tasks && [...tasks.ids];
    this.#send(subscriptionAcknowledged, { notifications: { ...filter, ...(taskIds && { taskIds }) } });
    call.host.subscriptions.open(this, listsOf(filter), filter.resourceSubscriptions ?? []);
    call.onEnd = () => this.#close();
    tasks?.begin((task) => this.#send(taskChanged, task));
  }

  readonly shared = false;

  get auth(): AuthInfo | undefined {
    return this.#call.auth;
  }

  get access(): Access | undefined {
    return this.#call.peer.access;
  }

  listChanged(kind: ListKind): void {
    this.#send(LIST_CHANGED[kind], {});
  }

  resourceUpdated(uri: string): void {
    this.#send(resourceUpdated, { uri });
  }

  /** The server ends it: on a shared channel with a notification (CANC-13, AMB-03), and in each case with the result. */
  end(): void {
    const call = this.#call;
    if (call.peer.transport !== "http") this.#send(cancelled.method, { requestId: call.requestId });
    call.end(answerWith(call, this.#result()));
    this.#close();
  }

  #result(): Result {
    return { _meta: { [SUBSCRIPTION_ID]: this.#call.requestId } };
  }

  #close(): void {
    this.#tasks?.stop();
    this.#call.host.subscriptions.close(this, listsOf(this.#filter), this.#filter.resourceSubscriptions ?? []);
    this.#settle(this.#result());
  }

  #send<Method extends ServerNotificationMethod>(
    method: Method,
    params: NonNullable<AnyServerNotifications[Method]["params"]>,
  ): void {
    const { tables, requestId } = this.#call;
    this.#call.send(notificationText(tables, method, { ...params, _meta: { [SUBSCRIPTION_ID]: requestId } }));
  }
}
