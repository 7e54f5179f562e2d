import type { Icon } from "@mcpwright/protocol/2026-07-28";
import { metaKeyProblem } from "@mcpwright/protocol/contract/names";
import { LocalError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";

/** What a client takes as an icon (ICON-04); a manifest's are held to the same by its schema. */
const ICON_FIELDS: readonly (readonly [keyof Icon, (value: unknown) => boolean, string])[] = [
  ["src", (value) => matches(value, /^(https:\/\/.|data:.)/), "an address that begins with https: or data:"],
  ["mimeType", (value) => value === undefined || matches(value, /^image\/[a-z0-9.+-]+$/), "the media type of an image"],
  [
    "sizes",
    (value) =>
      value === undefined ||
      (Array.isArray(value) && value.every((size) => matches(size, /^([1-9]\d*x[1-9]\d*|any)$/))),
    "a list of sizes such as 48x48, or any",
  ],
  ["theme", (value) => value === undefined || value === "light" || value === "dark", "light or dark"],
];

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

/** Holds what code lists to the rules of a manifest: keys of `_meta` (META-01…05, META-08), and icons. Throws `LocalError`. */
export function checkListed(what: string, listed: { readonly _meta?: object; readonly icons?: readonly Icon[] }): void {
  for (const key of Object.keys(listed._meta ?? {})) {
    const problem = metaKeyProblem(key);
    if (problem === undefined) continue;
    const use = "use a prefix that is a domain of yours, reversed: com.example/key";
    throw new LocalError(
      "meta-key",
      `${what}: the _meta key ${JSON.stringify(key)} is ${problem.kind}: ${problem.message}; ${use}.`,
    );
  }
  const { icons = [] } = listed;
  if (!Array.isArray(icons)) throw new LocalError("icon", `${what}: icons is a list.`);
  for (const [index, icon] of icons.entries()) {
    for (const [field, holds, expected] of ICON_FIELDS) {
      if (!isObject(icon) || !holds(icon[field])) {
        throw new LocalError("icon", `${what}: ${field} of icon ${index + 1} is ${expected}.`);
      }
    }
  }
}
