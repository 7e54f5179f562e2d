import { ErrorCode, McpError } from "../../errors.ts";
import type { Access, AuthInfo } from "../engine.ts";
import type { LegacySession } from "../legacy-session.ts";
import { resourceUpdated } from "../methods/resource-updated.ts";
import { notificationText } from "../notification.ts";
import { LIST_CHANGED } from "./list-changed.ts";
import { LIST_KINDS, type Listener, type ListKind } from "./listener.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** Resources one session may be subscribed to, and characters all their URIs may have. */
const MOST_RESOURCES = 1_000;
const MOST_CHARACTERS = 64 * 1024;

/** What a legacy session is told: of every list, and of the resources it subscribed to, once its client is ready. */
export class SessionSubscriber implements Listener {
  readonly #session: LegacySession;
  readonly #subscriptions: Subscriptions;
  readonly #uris: Set<string> = new Set();
  #characters = 0;
  #ready = false;

  constructor(session: LegacySession, subscriptions: Subscriptions) {
    this.#session = session;
    this.#subscriptions = subscriptions;
  }

  get auth(): AuthInfo | undefined {
    return this.#session.auth;
  }

  get access(): Access | undefined {
    return this.#session.access;
  }

  get shared(): boolean {
    return this.#session.share !== undefined;
  }

  /** The client has said that it is initialized. */
  begin(): void {
    this.#ready = true;
    for (const kind of LIST_KINDS) this.#subscriptions.watchList(kind, this);
  }

  /** URIs the session is subscribed to. */
  get resources(): readonly string[] {
    return [...this.#uris];
  }

  subscribe(uri: string): void {
    if (this.#uris.has(uri)) return;
    if (this.#uris.size >= MOST_RESOURCES || this.#characters + uri.length > MOST_CHARACTERS) {
      const said = `A session is subscribed to at most ${MOST_RESOURCES} resources, of ${MOST_CHARACTERS} characters.`;
      throw new McpError(ErrorCode.invalidParams, said);
    }
    this.#uris.add(uri);
    this.#characters += uri.length;
    this.#subscriptions.watchResource(uri, this);
  }

  unsubscribe(uri: string): void {
    if (!this.#uris.delete(uri)) return;
    this.#characters -= uri.length;
    this.#subscriptions.unwatchResource(uri, this);
  }

  /** The session is over. */
  end(): void {
    for (const kind of LIST_KINDS) this.#subscriptions.unwatchList(kind, this);
    for (const uri of this.#uris) this.#subscriptions.unwatchResource(uri, this);
    this.#uris.clear();
  }

  listChanged(kind: ListKind, mark: number | undefined): void {
    const { outlet, revision } = this.#session;
    outlet?.send(notificationText(revision, LIST_CHANGED[kind], undefined), mark);
  }

  resourceUpdated(uri: string, mark: number | undefined): void {
    const { outlet, revision } = this.#session;
    if (this.#ready) outlet?.send(notificationText(revision, resourceUpdated, { uri }), mark);
  }
}
