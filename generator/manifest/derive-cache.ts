import type { Derivation } from "./derivation.ts";
import type { CacheModel } from "./model.ts";
import { type Entry, entriesOf, itemsOf, locationOf, stringOf, valueAt, type YamlNode } from "./node.ts";
import { parseDuration } from "./quantities.ts";

/** `cache:` of a resource or of a list. */
export function deriveCache(node: YamlNode | undefined): CacheModel | undefined {
  if (node === undefined) return undefined;
  const written = valueAt(node, "ttl");
  const ttl = written?.kind === "scalar" && written.value === 0 ? 0 : parseDuration(stringOf(written) ?? "");
  const scope = stringOf(valueAt(node, "scope"));
  return {
    // A whole number of milliseconds (CACHE-02).
    ...(ttl === undefined ? {} : { ttl: Math.round(ttl) }),
    ...(scope === "public" || scope === "private" ? { scope } : {}),
  };
}

/** `cache:` of the manifest: the hints of the lists, by kind. */
export function deriveListCaching(node: YamlNode | undefined): Readonly<Record<string, CacheModel>> | undefined {
  if (node === undefined) return undefined;
  return Object.fromEntries(entriesOf(node).map(({ name, value }) => [name, deriveCache(value) ?? {}]));
}

/** What not every caller may have is kept for nobody else (CACHE-16). */
export function checkScope(component: Entry, { findings }: Derivation): void {
  const scope = valueAt(valueAt(component.value, "cache"), "scope");
  if (scope === undefined || stringOf(scope) !== "public") return;
  const needsScopes = itemsOf(valueAt(component.value, "scopes")).length > 0;
  const why = valueAt(component.value, "visible") ? "visible" : needsScopes ? "scopes" : undefined;
  if (why === undefined) return;
  const message = `A public cache would give ${JSON.stringify(component.name)} to callers that \`${why}\` keeps it from`;
  findings.add("MCPW5008", locationOf(scope), message, "Write `scope: private`, or leave it out.");
}

/** A list that differs between callers is kept for nobody else. */
export function checkListScope(
  kind: string,
  caching: YamlNode | undefined,
  components: readonly Entry[],
  { findings }: Derivation,
): void {
  const scope = valueAt(valueAt(caching, kind), "scope");
  if (scope === undefined || stringOf(scope) !== "public") return;
  const guarded = components.find(({ value }) => valueAt(value, "visible"));
  if (guarded === undefined) return;
  const message = `The list of ${kind} differs between callers, as ${JSON.stringify(guarded.name)} is not visible to all`;
  findings.add("MCPW5008", locationOf(scope), message, "Write `scope: private`, or leave it out.");
}
