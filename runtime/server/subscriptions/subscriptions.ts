import type { LegacySession } from "../legacy-session.ts";
import type { ListenStream } from "./listen-stream.ts";
import { LIST_KINDS, type Listener, type ListKind } from "./listener.ts";
import type { Notify } from "./notify.ts";
import { SessionSubscriber } from "./session-subscriber.ts";

/** Whether a resource is there for other callers only. */
type Hides = (listener: Listener, uri: string) => boolean;

/** What changed, and the mark of the news where several processes tell of it. */
export type Marked<Key> = ReadonlyMap<Key, number | undefined>;

/** Who is told of what. A change costs as much as there are listeners that asked for it. */
export class Subscriptions implements Notify {
  #most: number;
  readonly #hides: Hides;
  readonly #streams: Set<ListenStream> = new Set();
  readonly #lists: Readonly<Record<ListKind, Set<Listener>>> = {
    tools: new Set(),
    prompts: new Set(),
    resources: new Set(),
  };
  readonly #resources: Map<string, Set<Listener>> = new Map();
  /** Changes of this turn of the event loop, not told yet. */
  readonly #changedLists: Set<ListKind> = new Set();
  readonly #updatedResources: Set<string> = new Set();
  #scheduled = false;
  /** Tells the processes that share the store, and this one what it tells sessions that they share. */
  relay: ((lists: readonly ListKind[], uris: readonly string[]) => void) | undefined = undefined;

  /** `most` is the number of listen streams that may be open at a time; `hides` says whose updates a listener may not see. */
  constructor(most: number, hides: Hides) {
    this.#most = most;
    this.#hides = hides;
  }

  /** Number of listen streams that may be open at a time. */
  set most(most: number) {
    this.#most = most;
  }

  /** Whether no further listen stream may be opened. */
  get full(): boolean {
    return this.#streams.size >= this.#most;
  }

  toolsChanged(): void {
    this.listChanged("tools");
  }

  promptsChanged(): void {
    this.listChanged("prompts");
  }

  resourcesChanged(): void {
    this.listChanged("resources");
  }

  resourceUpdated(uri: string): void {
    if (this.relay === undefined && !this.#resources.has(uri)) return;
    this.#updatedResources.add(uri);
    this.#schedule();
  }

  listChanged(kind: ListKind): void {
    if (this.relay === undefined && this.#lists[kind].size === 0) return;
    this.#changedLists.add(kind);
    this.#schedule();
  }

  open(stream: ListenStream, kinds: readonly ListKind[], uris: readonly string[]): void {
    this.#streams.add(stream);
    for (const kind of kinds) this.watchList(kind, stream);
    for (const uri of uris) this.watchResource(uri, stream);
  }

  close(stream: ListenStream, kinds: readonly ListKind[], uris: readonly string[]): void {
    this.#streams.delete(stream);
    for (const kind of kinds) this.unwatchList(kind, stream);
    for (const uri of uris) this.unwatchResource(uri, stream);
  }

  /** What a session is told; it ends with the session. */
  ofSession(session: LegacySession): SessionSubscriber {
    session.subscriber ??= new SessionSubscriber(session, this);
    return session.subscriber;
  }

  watchList(kind: ListKind, listener: Listener): void {
    this.#lists[kind].add(listener);
  }

  unwatchList(kind: ListKind, listener: Listener): void {
    this.#lists[kind].delete(listener);
  }

  watchResource(uri: string, listener: Listener): void {
    const listeners = this.#resources.get(uri);
    if (listeners === undefined) this.#resources.set(uri, new Set([listener]));
    else listeners.add(listener);
  }

  unwatchResource(uri: string, listener: Listener): void {
    const listeners = this.#resources.get(uri);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#resources.delete(uri);
  }

  /** Tells what is not told yet, then ends every listen stream in order (SUBS-10). Sessions end with their transport. */
  endStreams(): void {
    this.#tell();
    for (const stream of [...this.#streams]) stream.end();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setTimeout(() => this.#tell(), 0);
  }

  #tell(): void {
    this.#scheduled = false;
    const lists = [...this.#changedLists];
    const uris = [...this.#updatedResources];
    this.#changedLists.clear();
    this.#updatedResources.clear();
    const unmarked = <Key>(keys: readonly Key[]): Marked<Key> => new Map(keys.map((key) => [key, undefined]));
    this.deliver(unmarked(lists), unmarked(uris), false);
    if (lists.length > 0 || uris.length > 0) this.relay?.(lists, uris);
  }

  /** Tells the listeners of this process that any list may have changed. */
  deliverLists(): void {
    const lists = new Map(LIST_KINDS.map((kind) => [kind, undefined]));
    for (const shared of [true, false]) this.deliver(lists, new Map(), shared);
  }

  /** Tells those listeners of this process that are shared with others, or those that are not. */
  deliver(lists: Marked<ListKind>, uris: Marked<string>, shared: boolean): void {
    for (const [kind, mark] of lists) {
      for (const listener of this.#lists[kind]) if (listener.shared === shared) listener.listChanged(kind, mark);
    }
    for (const [uri, mark] of uris) {
      for (const listener of this.#resources.get(uri) ?? []) {
        if (listener.shared === shared && !this.#hides(listener, uri)) listener.resourceUpdated(uri, mark);
      }
    }
  }
}
