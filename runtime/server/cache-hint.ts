import { LocalError } from "../errors.ts";
import type { CacheHint, ListCaching } from "./definition.ts";

const LISTS = ["tools", "resources", "templates", "prompts"] as const satisfies readonly (keyof ListCaching)[];

/** The hint, when it is one (CACHE-02, CACHE-03). `of` names what it is for. */
export function checkedHint(hint: CacheHint | undefined, of: string): CacheHint | undefined {
  if (hint === undefined) return undefined;
  const { ttl = 0, scope = "private" } = hint;
  if (!Number.isInteger(ttl) || ttl < 0) {
    throw new LocalError("option", `cache.ttl of ${of} is a whole number of milliseconds from 0 on, not ${ttl}.`);
  }
  if (scope !== "public" && scope !== "private") {
    throw new LocalError("option", `cache.scope of ${of} is "public" or "private", not ${JSON.stringify(scope)}.`);
  }
  return hint;
}

/** The hints of the lists: what the options say goes before what the manifest says. */
export function listCaching(written: ListCaching = {}, given: ListCaching = {}): ListCaching {
  const caching: { -readonly [Kind in keyof ListCaching]: CacheHint } = {};
  for (const kind of LISTS) {
    const hint = checkedHint({ ...written[kind], ...given[kind] }, `the list of ${kind}`);
    if (hint !== undefined) caching[kind] = hint;
  }
  return caching;
}
