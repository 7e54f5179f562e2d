import { ErrorCode, LocalError, McpError } from "../errors.ts";
import type { CallOptions } from "./exchange.ts";

export interface ListOptions extends CallOptions {
  /** Most pages that are followed; 1000. */
  readonly maxPages?: number;
  /** Most items of a whole list; 100 000. */
  readonly maxItems?: number;
}

export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

/** Follows the cursors of a list to its end (PAGE-04), page by page; bounded, because a server can go on for ever. */
export async function* eachPage<Item>(
  page: (cursor: string | undefined, options: ListOptions) => Promise<PageOf<Item>>,
  options: ListOptions = {},
): AsyncGenerator<readonly Item[], void, undefined> {
  const most = options.maxPages ?? 1000;
  let cursor: string | undefined;
  for (let count = 0; count < most; count++) {
    const { items, next } = await page(cursor, options);
    yield items;
    if (next === undefined) return;
    cursor = next;
  }
  throw new LocalError("list-too-long", `The list has more than ${most} pages; raise maxPages to read on`);
}

/** The whole list. Where it changed while its pages were kept, so that a cursor is refused, it is read anew (CACHE-15). */
export async function listAll<Item>(
  page: (cursor: string | undefined, options: ListOptions) => Promise<PageOf<Item>>,
  options: ListOptions = {},
): Promise<Item[]> {
  let refused: McpError | undefined;
  const watched: typeof page = (cursor, given) =>
    page(cursor, given).catch((error: unknown) => {
      if (cursor !== undefined && McpError.is(error) && error.code === ErrorCode.invalidParams) refused = error;
      throw error;
    });
  try {
    return await collect(watched, options);
  } catch (error) {
    if (error !== refused || (options.cache ?? "use") !== "use") throw error;
    return collect(page, { ...options, cache: "refresh" });
  }
}

async function collect<Item>(
  page: (cursor: string | undefined, options: ListOptions) => Promise<PageOf<Item>>,
  options: ListOptions,
): Promise<Item[]> {
  const most = options.maxItems ?? 100_000;
  const all: Item[] = [];
  for await (const items of eachPage(page, options)) {
    if (all.length + items.length > most) {
      throw new LocalError("list-too-long", `The list has more than ${most} items; raise maxItems to read on`);
    }
    for (const item of items) all.push(item);
  }
  return all;
}
