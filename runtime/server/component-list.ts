import type { Revision } from "@mcpwright/protocol/contract";
import { ErrorCode, LocalError, McpError } from "../errors.ts";
import { Page } from "./page.ts";
import { project } from "./project.ts";

/** Something that is listed: a tool, resource, template or prompt. */
export interface Component {
  /** Unique in its list. */
  readonly name: string;
  /** As the newest revision lists it. */
  readonly listed: object;
}

/** Members that follow the items of a page: caching hints and what every result of the era carries, closing the object. */
export type PageEnd = string;

interface Shelf {
  /** Text of each component as this revision lists it; kept as long as the component. */
  readonly texts: WeakMap<object, string>;
  readonly pages: Map<number, Page>;
}

/**
 * Components of one kind in the order they were added (TOOL-04), with the bytes of each per revision. A page is their
 * concatenation, kept until the list changes.
 */
export class ComponentList<E extends Component> {
  readonly #field: string;
  readonly #definition: string;
  readonly #pageSize: number;
  readonly #entries = new Map<string, E>();
  /** Names of those that are kept and not offered. */
  readonly #disabled = new Set<string>();
  readonly #shelves = new Map<string, Shelf>();
  /** Place of each component in the order of all that were ever added. */
  readonly #places = new Map<string, number>();
  #nextPlace = 0;
  #order: readonly E[] | undefined;

  /** `field` is the member of the list result, `definition` that of its items. */
  constructor(field: string, definition: string, pageSize: number) {
    this.#field = field;
    this.#definition = definition;
    this.#pageSize = pageSize;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The component of that name, when it is offered. */
  get(name: string): E | undefined {
    return this.isDisabled(name) ? undefined : this.#entries.get(name);
  }

  /** The component of that name, offered or not. */
  kept(name: string): E | undefined {
    return this.#entries.get(name);
  }

  isDisabled(name: string): boolean {
    return this.#disabled.size !== 0 && this.#disabled.has(name);
  }

  values(): readonly E[] {
    this.#order ??= [...this.#entries.values()].filter(({ name }) => !this.isDisabled(name));
    return this.#order;
  }

  add(entry: E): void {
    if (this.#entries.has(entry.name)) {
      throw new LocalError("name-taken", `There is already one named ${JSON.stringify(entry.name)} in ${this.#field}.`);
    }
    this.#entries.set(entry.name, entry);
    this.#places.set(entry.name, this.#nextPlace++);
    this.#changed();
  }

  remove(name: string): boolean {
    const removed = this.#entries.delete(name);
    if (removed) {
      this.#places.delete(name);
      this.#disabled.delete(name);
      this.#changed();
    }
    return removed;
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
      shelf = { texts: new WeakMap(), pages: new Map() };
      this.#shelves.set(revision.id, shelf);
    }
    return shelf;
  }

  /** One page in the bytes of a revision. `cursor` is what an earlier page gave as `nextCursor`. */
  page(revision: Revision, cursor: string | undefined, level: (listed: object) => object, end: PageEnd): Page {
    const shelf = this.#shelf(revision);
    const start = this.#start(cursor);
    let page = shelf.pages.get(start);
    if (page === undefined) {
      page = new Page(this.#render(revision, shelf, start, level, end));
      shelf.pages.set(start, page);
    }
    return page;
  }

  #render(revision: Revision, shelf: Shelf, start: number, level: (listed: object) => object, end: PageEnd): string {
    const entries = this.values();
    const shown = entries.slice(start, start + this.#pageSize);
    const items = shown.map((entry) => {
      let text = shelf.texts.get(entry);
      if (text === undefined) {
        text = JSON.stringify(project(level(entry.listed), [this.#definition], revision.shapes));
        shelf.texts.set(entry, text);
      }
      return text;
    });
    const last = shown.at(-1);
    const more = last !== undefined && start + shown.length < entries.length;
    const next = more ? `,"nextCursor":${JSON.stringify(this.#cursor(last))}` : "";
    return `{${JSON.stringify(this.#field)}:[${items.join(",")}]${next}${end}`;
  }

  /** Names the last component shown, and its place for when it is gone (PAGE-06). */
  #cursor(last: E): string {
    return Buffer.from(`${this.#field}:${this.#places.get(last.name)}:${last.name}`).toString("base64url");
  }

  #start(cursor: string | undefined): number {
    if (cursor === undefined || cursor === "") return 0;
    const match = /^([A-Za-z]+):(\d{1,9}):(.+)$/s.exec(Buffer.from(cursor, "base64url").toString());
    const place = Number(match?.[2]);
    if (match?.[1] !== this.#field || place >= this.#nextPlace) {
      throw new McpError(ErrorCode.invalidParams, "Unknown cursor.");
    }
    const shown = this.#places.get(match[3] ?? "") ?? place;
    const entries = this.values();
    const next = entries.findIndex(({ name }) => (this.#places.get(name) ?? 0) > shown);
    return next === -1 ? entries.length : next;
  }
}
