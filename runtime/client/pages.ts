import { LocalError } from "../errors.ts";
import type { CallOptions } from "./exchange.ts";

export interface ListOptions extends CallOptions {
  /** Most pages that are followed; 1000. */
  readonly maxPages?: number;
}

export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

/** Follows the cursors of a list to its end (PAGE-04), bounded, because a server can go on for ever. */
export async function listAll<Item>(
  page: (cursor: string | undefined) => Promise<PageOf<Item>>,
  options: ListOptions = {},
): Promise<Item[]> {
  const most = options.maxPages ?? 1000;
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < most; count++) {
    const { items: more, next } = await page(cursor);
    for (const item of more) items.push(item);
    if (next === undefined) return items;
    cursor = next;
  }
  throw new LocalError("list-too-long", `The list has more than ${most} pages; raise maxPages to read on`);
}
