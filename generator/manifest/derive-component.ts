import type { Derivation } from "./derivation.ts";
import { camelCase, kebabCase } from "./identifiers.ts";
import type { JsonObject } from "./model.ts";
import {
  booleanOf,
  type Entry,
  itemsOf,
  locationOf,
  type MapNode,
  stringOf,
  toJson,
  valueAt,
  type YamlNode,
} from "./node.ts";
import { parseDuration } from "./quantities.ts";

/** The part of every component that does not depend on its kind. */
export interface ComponentFacts {
  readonly name: string;
  readonly identifier: string;
  readonly stem: string;
  readonly location: ReturnType<typeof locationOf>;
  readonly previously?: string;
  readonly external?: { readonly path: string; readonly exported: string };
  readonly scopes?: readonly string[];
  readonly public?: boolean;
  readonly timeout?: number;
  readonly visible?: string;
}

export function deriveComponent(entry: Entry, derivation: Derivation): ComponentFacts {
  const { name, key, value } = entry;
  const as = stringOf(valueAt(value, "as"));
  const previously = stringOf(valueAt(value, "previously"));
  const external = deriveHandler(valueAt(value, "handler"), derivation);
  const scopes = valueAt(value, "scopes");
  const isPublic = booleanOf(valueAt(value, "public"));
  const timeout = parseDuration(stringOf(valueAt(value, "timeout")) ?? "");
  const visible = stringOf(valueAt(value, "visible"));
  return {
    name,
    identifier: as ?? camelCase(name),
    stem: kebabCase(as ?? name),
    location: locationOf(key),
    ...(previously === undefined ? {} : { previously }),
    ...(external ? { external } : {}),
    ...(scopes ? { scopes: stringsOf(scopes) } : {}),
    ...(isPublic === undefined ? {} : { public: isPublic }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(visible === undefined ? {} : { visible }),
  };
}

/** The strings of a list. */
export function stringsOf(node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => stringOf(item) ?? []);
}

/** The named keys as they are, in the manifest's order. */
export function pick(node: YamlNode, names: ReadonlySet<string>): JsonObject {
  if (node.kind !== "map") return {};
  const entries = [...(node as MapNode).entries.values()].filter(({ name }) => names.has(name));
  return Object.fromEntries(entries.map(({ name, value }) => [name, toJson(value)]));
}

const HANDLER = /^(\.{1,2}\/[^#]+\.[cm]?[jt]s)#([\p{ID_Start}_$][\p{ID_Continue}$]*)$/u;

/** `./legacy/book.ts#bookRoom`. */
function deriveHandler(node: YamlNode | undefined, derivation: Derivation): ComponentFacts["external"] {
  const written = stringOf(node);
  if (node === undefined || written === undefined) return undefined;
  const [, path, exported] = HANDLER.exec(written) ?? [];
  if (path === undefined || exported === undefined) {
    derivation.findings.add(
      "MCPW6003",
      locationOf(node),
      `${JSON.stringify(written)} names no handler`,
      "Write file and export, relative to the manifest: `./legacy/book.ts#bookRoom`.",
    );
    return undefined;
  }
  const found = findPath(node, path, "file", derivation);
  return found === undefined ? undefined : { path: found, exported };
}

/** A file or folder of the project; what is wrong with the path is reported at its node. */
export function findPath(
  node: YamlNode,
  path: string,
  kind: "file" | "folder",
  derivation: Derivation,
): string | undefined {
  const found = derivation.files.find(path);
  const written = JSON.stringify(path);
  const report = (code: "MCPW6001" | "MCPW6002" | "MCPW6004", message: string, hint: string): undefined => {
    derivation.findings.add(code, locationOf(node), message, hint);
  };
  switch (found.kind) {
    case "missing":
      return report("MCPW6001", `There is no ${kind} ${written}`, "Paths are relative to the folder of the manifest.");
    case "outside":
      return report(
        "MCPW6002",
        `${written} is outside the project`,
        "Only what is below the folder of the manifest is read, symbolic links resolved.",
      );
    default:
      if (found.kind === kind) return found.path;
      return report(
        "MCPW6004",
        `${written} is a ${found.kind}, expected a ${kind}`,
        kind === "folder" ? "A single file is `file:`." : "A folder is `dir:`.",
      );
  }
}
