/** One name for each component of many servers. */

export interface Owned<Item> {
  readonly server: string;
  /** As the server has it. */
  readonly ownName: string;
  /** What the server's names begin with on request. */
  readonly prefix: string;
  readonly item: Item;
}

/**
 * The names under which components are offered, in the same order. Those that several servers share begin with the
 * server's name in the configuration, never with the one it gives itself (TOOL-11).
 */
export function mergedNames(owned: readonly Owned<unknown>[]): readonly string[] {
  const wanted = owned.map(({ prefix, ownName }) => prefix + ownName);
  const counts = new Map<string, number>();
  for (const name of wanted) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set(wanted.filter((name) => counts.get(name) === 1));
  return owned.map(({ server, ownName }, at) => {
    const name = wanted[at]!;
    if (counts.get(name) === 1) return name;
    const base = prefixOf(server) + ownName;
    let free = base;
    for (let number = 2; taken.has(free); number++) free = `${base}_${number}`;
    taken.add(free);
    return free;
  });
}

/** A server's name as the beginning of the names of its tools (TOOL-10). */
export function prefixOf(server: string): string {
  return `${server.replace(/[^A-Za-z0-9_.-]/g, "_")}_`;
}
