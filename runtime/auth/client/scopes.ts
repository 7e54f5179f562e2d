/** Scopes, each once, in the order they came; undefined where there are none. */
export function joinScopes(...lists: readonly (string | undefined)[]): string | undefined {
  const scopes = new Set(lists.flatMap((list) => list?.split(" ") ?? []).filter((scope) => scope !== ""));
  return scopes.size === 0 ? undefined : [...scopes].join(" ");
}

/** Whether all of `wanted` is in `had`. */
export function includesScopes(had: string | undefined, wanted: string | undefined): boolean {
  const scopes = new Set(had?.split(" "));
  return (wanted ?? "").split(" ").every((scope) => scope === "" || scopes.has(scope));
}
