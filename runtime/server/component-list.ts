import type { Revision } from "@mcpwright/protocol/contract";
import { ErrorCode, LocalError, McpError } from "../errors.ts";
import type { Access, AuthInfo, Needs } from "./engine.ts";
import { KeptPages } from "./kept-pages.ts";
import { Page } from "./page.ts";
import { project } from "./project.ts";
import type { Sight, Visible } from "./visibility.ts";

/** Something that is listed: a tool, resource, template or prompt. */
export interface Component {
  /** Unique in its list. */
  readonly name: string;
  /** As the newest revision lists it. */
  readonly listed: object;
  /** Hides it from some callers; absent: all see it. */
  readonly visible?: Visible | undefined;
  /** What it asks of callers where credentials are verified; absent: a credential. */
  readonly needs?: Needs | undefined;
}

/** Members that follow the items of a page: caching hints and what every result of the era carries, closing the object. */
export type PageEnd = string;

interface Shelf {
  /** Text of each component as this revision lists it; kept as long as the component. */
  readonly texts: WeakMap<object, string>;
  /** By what the caller sees and the place they begin after. */
  readonly pages: KeptPages;
}

/** What one caller sees of a list. */
interface View {
  /** Equal for callers who see the same. */
  readonly key: string;
  readonly sees: (name: string) => boolean;
}

const EVERYTHING: View = { key: "", sees: () => true };

/**
 * Components of one kind in the order they were added (TOOL-04), with the bytes of each per revision. A page is their
 * concatenation, kept until the list changes: one for each set of components that callers see.
 */
export class ComponentList<E extends Component> {
  readonly #field: string;
  readonly #definition: string;
  #pageSize: number;
  readonly #sight: Sight;
  readonly #entries = new Map<string, E>();
  /** What hides a component from some callers, by its name. */
  readonly #guards = new Map<string, Visible>();
  /** Names of those that are kept and not offered. */
  readonly #disabled = new Set<string>();
  readonly #shelves = new Map<string, Shelf>();
  /** Place of each component in the order of all that were ever added. */
  readonly #places = new Map<string, number>();
  #nextPlace = 0;
  #order: readonly E[] | undefined;

  /** `field` is the member of the list result, `definition` that of its items. */
  constructor(field: string, definition: string, pageSize: number, sight: Sight) {
    this.#field = field;
    this.#definition = definition;
    this.#pageSize = pageSize;
    this.#sight = sight;
  }

  /** Components on one page; set before the first page is made. */
  set pageSize(size: number) {
    this.#pageSize = size;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether what is listed depends on the caller. */
  get isGuarded(): boolean {
    return this.#guards.size !== 0;
  }

  /** The component of that name, when it is offered and the caller sees it. */
  get(name: string, auth: AuthInfo | undefined): E | undefined {
    return this.isDisabled(name) || !this.sees(name, auth) ? undefined : this.#entries.get(name);
  }

  /** What hides the component of that name from some callers. */
  guardOf(name: string): Visible | undefined {
    return this.#guards.get(name);
  }

  /** Whether the caller may know of the component of that name. */
  sees(name: string, auth: AuthInfo | undefined): boolean {
    const guard = this.#guards.size === 0 ? undefined : this.#guards.get(name);
    return guard === undefined || this.#sight(guard, auth);
  }

  /** The component of that name, offered or not. */
  kept(name: string): E | undefined {
    return this.#entries.get(name);
  }

  isDisabled(name: string): boolean {
    return this.#disabled.size !== 0 && this.#disabled.has(name);
  }

  /** All that are offered, whoever sees them. */
  values(): readonly E[] {
    this.#order ??= [...this.#entries.values()].filter(({ name }) => !this.isDisabled(name));
    return this.#order;
  }

  add(entry: E): void {
    if (this.#entries.has(entry.name)) {
      throw new LocalError("name-taken", `There is already one named ${JSON.stringify(entry.name)} in ${this.#field}.`);
    }
    this.#entries.set(entry.name, entry);
    if (entry.visible !== undefined) this.#guards.set(entry.name, entry.visible);
    this.#places.set(entry.name, this.#nextPlace++);
    this.#changed();
  }

  remove(name: string): boolean {
    const removed = this.#entries.delete(name);
    if (removed) {
      this.#places.delete(name);
      this.#disabled.delete(name);
      this.#guards.delete(name);
      this.#changed();
    }
    return removed;
  }

  /** Hides it from some callers, or with `undefined` from none. `false` when there is none, or it is so already. */
  guard(name: string, visible: Visible | undefined): boolean {
    if (!this.#entries.has(name) || this.#guards.get(name) === visible) return false;
    if (visible === undefined) this.#guards.delete(name);
    else this.#guards.set(name, visible);
    this.#changed();
    return true;
  }

  /** Offers it or not; its place in the order stays. `false` when there is none, or it is so already. */
  enable(name: string, enabled: boolean): boolean {
    if (!this.#entries.has(name) || enabled !== this.#disabled.has(name)) return false;
    if (enabled) this.#disabled.delete(name);
    else this.#disabled.add(name);
    this.#changed();
    return true;
  }

  #changed(): void {
    this.#order = undefined;
    for (const shelf of this.#shelves.values()) shelf.pages.clear();
  }

  #shelf(revision: Revision): Shelf {
    let shelf = this.#shelves.get(revision.id);
    if (shelf === undefined) {
      shelf = { texts: new WeakMap(), pages: new KeptPages() };
      this.#shelves.set(revision.id, shelf);
    }
    return shelf;
  }

  /** One page in the bytes of a revision, as the caller sees the list. `cursor` is what an earlier page gave as `nextCursor`. */
  page(
    revision: Revision,
    cursor: string | undefined,
    level: (listed: object) => object,
    end: PageEnd,
    auth: AuthInfo | undefined,
    access?: Access,
  ): Page {
    const shelf = this.#shelf(revision);
    const view = access === undefined ? this.#view(auth) : this.#permitted(this.#view(auth), access, auth);
    const after = this.#after(cursor, view);
    const key = `${view.key}@${after}`;
    let page = shelf.pages.get(key);
    if (page === undefined) {
      page = new Page(this.#render(revision, shelf, view, after, level, end));
      shelf.pages.set(key, page);
    }
    return page;
  }

  /** What one caller sees: each distinct function is asked once. */
  #view(auth: AuthInfo | undefined): View {
    if (this.#guards.size === 0) return EVERYTHING;
    const answers = new Map<Visible, boolean>();
    for (const guard of this.#guards.values()) {
      if (!answers.has(guard)) answers.set(guard, this.#sight(guard, auth));
    }
    const sees = (name: string): boolean => {
      const guard = this.#guards.get(name);
      return guard === undefined || answers.get(guard) === true;
    };
    return { key: [...answers.values()].map(Number).join(""), sees };
  }

  /** What of it the caller may use. */
  #permitted(view: View, access: Access, auth: AuthInfo | undefined): View {
    const names = new Set<string>();
    let key = "";
    for (const { name, needs } of this.#entries.values()) {
      const allowed = access.allows(needs, auth) && view.sees(name);
      if (allowed) names.add(name);
      key += Number(allowed);
    }
    return { key, sees: (name) => names.has(name) };
  }

  #render(
    revision: Revision,
    shelf: Shelf,
    view: View,
    after: number,
    level: (listed: object) => object,
    end: PageEnd,
  ): string {
    const entries = this.values().filter(({ name }) => (this.#places.get(name) ?? 0) > after && view.sees(name));
    const shown = entries.slice(0, this.#pageSize);
    const items = shown.map((entry) => {
      let text = shelf.texts.get(entry);
      if (text === undefined) {
        text = JSON.stringify(project(level(entry.listed), [this.#definition], revision.shapes));
        shelf.texts.set(entry, text);
      }
      return text;
    });
    const last = shown.at(-1);
    const more = last !== undefined && shown.length < entries.length;
    const next = more ? `,"nextCursor":${JSON.stringify(this.#cursor(last))}` : "";
    return `{${JSON.stringify(this.#field)}:[${items.join(",")}]${next}${end}`;
  }

  /** Names the last component shown, and its place for when it is gone (PAGE-06). */
  #cursor(last: E): string {
    return Buffer.from(`${this.#field}:${this.#places.get(last.name)}:${last.name}`).toString("base64url");
  }

  /** The place that the page begins after; a name counts only where the caller sees it. */
  #after(cursor: string | undefined, view: View): number {
    if (cursor === undefined || cursor === "") return -1;
    const match = /^([A-Za-z]+):(\d{1,9}):(.+)$/s.exec(Buffer.from(cursor, "base64url").toString());
    const place = Number(match?.[2]);
    if (match?.[1] !== this.#field || place >= this.#nextPlace) {
      throw new McpError(ErrorCode.invalidParams, "Unknown cursor.");
    }
    const name = match[3] ?? "";
    return (view.sees(name) ? this.#places.get(name) : undefined) ?? place;
  }
}
