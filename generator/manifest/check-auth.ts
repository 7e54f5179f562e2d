import type { Findings } from "../diagnostics/findings.ts";
import { stringsOf } from "./derive-component.ts";
import { booleanOf, type Entry, entriesOf, itemsOf, locationOf, type MapNode, stringOf, valueAt } from "./node.ts";

/** Whether what components ask of callers and what `auth` declares go together. */
export function checkAuth(root: MapNode, components: readonly Entry[], findings: Findings): void {
  const auth = root.entries.get("auth");
  const required = stringsOf(valueAt(auth?.value, "required")).length > 0;
  for (const { name, value } of components) {
    const scopes = valueAt(value, "scopes");
    const open = valueAt(value, "public");
    const needs = itemsOf(scopes).length > 0;
    const isPublic = booleanOf(open) === true;
    if (open !== undefined && isPublic && needs) {
      const message = `${JSON.stringify(name)} is for callers without a token, and needs scopes`;
      findings.add("MCPW8005", locationOf(open), message, "Leave out `public` or `scopes`.");
    }
    if (auth === undefined && scopes !== undefined && needs) {
      const message = `${JSON.stringify(name)} needs scopes, and nothing verifies callers`;
      findings.add("MCPW8001", locationOf(scopes), message, "Say in `auth` whose tokens are accepted.");
    }
    const destructive = valueAt(valueAt(value, "annotations"), "destructiveHint");
    const guarded = needs || (required && !isPublic);
    if (auth !== undefined && destructive !== undefined && booleanOf(destructive) === true && !guarded) {
      const message = `${JSON.stringify(name)} is destructive, and any caller may use it`;
      findings.add("MCPW8002", locationOf(destructive), message, "Name the scopes it needs in `scopes`.");
    }
  }
  if (auth !== undefined) checkScopes(auth, components, findings);
}

function checkScopes({ value: auth }: Entry, components: readonly Entry[], findings: Findings): void {
  const declared = entriesOf(valueAt(auth, "scopes"));
  const known = new Set(declared.map(({ name }) => name));
  const needing = [valueAt(auth, "required"), ...components.map(({ value }) => valueAt(value, "scopes"))];
  const granting = [
    ...entriesOf(valueAt(auth, "keys")).map(({ value }) => valueAt(value, "scopes")),
    ...declared.map(({ value }) => valueAt(value, "includes")),
  ];
  for (const item of [...needing, ...granting].flatMap((list) => itemsOf(list))) {
    const scope = stringOf(item);
    if (scope === undefined || known.has(scope)) continue;
    const message = `The scope ${JSON.stringify(scope)} is not declared`;
    findings.add("MCPW8004", locationOf(item), message, "Say in `auth.scopes` what it lets a caller do.");
  }
  const used = new Set(needing.flatMap(stringsOf));
  for (const { name, key, value } of declared) {
    // One that only includes others is a name for them.
    if (used.has(name) || stringsOf(valueAt(value, "includes")).length > 0) continue;
    const message = `No component needs the scope ${JSON.stringify(name)}`;
    findings.add("MCPW8003", locationOf(key), message, "Name it in `scopes` of what it protects, or take it out.");
  }
}
