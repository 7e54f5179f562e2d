/** `FILE.lock.json`: what a client was generated from, one component a line, so that a later look tells what changed. */
import { canonicalJson } from "../contract/equality.ts";
import type { ClientModel } from "../emit/client-model.ts";
import { digest } from "../emit/fingerprint.ts";
import { escapeSeparators } from "../emit/text.ts";
import type { Json, JsonObject } from "../manifest/model.ts";

/** Where a client comes from, to go there again. Headers and the query of a URL may be secrets and are not kept. */
export type ClientSource =
  | { readonly url: string }
  | { readonly command: readonly string[] }
  | { readonly manifest: string };

export const KINDS = ["tools", "resources", "prompts"] as const;
export type Kind = (typeof KINDS)[number];

/** What is known of each component, by kind and name. */
export type Seen = Readonly<Record<Kind, ReadonlyMap<string, JsonObject>>>;

export interface ClientLock {
  readonly from: ClientSource;
  readonly seen: Seen;
}

/** What a model says that a caller can notice. */
export function seenIn({ tools, resources, prompts }: ClientModel): Seen {
  const text = (description: string | undefined): JsonObject =>
    description === undefined ? {} : { text: digest(description).slice(0, 16) };
  return {
    tools: new Map(tools.map(({ name, listed, description }) => [name, { ...listed, ...text(description) }])),
    resources: new Map(
      resources.map(({ name, uri, description }) => [
        name,
        { uri: typeof uri === "string" ? uri : uri.source, ...text(description) },
      ]),
    ),
    prompts: new Map(
      prompts.map(({ name, required, description }) => [name, { arguments: required, ...text(description) }]),
    ),
  };
}

export function emitLock({ from, seen }: ClientLock): string {
  const sections = KINDS.map((kind) => {
    const lines = [...seen[kind]].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = lines.map(([name, entry]) => `    ${JSON.stringify(name)}: ${canonicalJson(entry)}`).join(",\n");
    return `  "${kind}": ${text === "" ? "{}" : `{\n${text}\n  }`}`;
  });
  return escapeSeparators(`{\n${['  "client": 1', `  "from": ${JSON.stringify(from)}`, ...sections].join(",\n")}\n}\n`);
}

/** `undefined` for what is no lock. */
export function parseLock(text: string): ClientLock | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  if (!isObject(value) || value["client"] !== 1) return undefined;
  const from = sourceOf(value["from"]);
  if (from === undefined) return undefined;
  const section = (kind: Kind): ReadonlyMap<string, JsonObject> =>
    new Map(
      Object.entries(isObject(value[kind]) ? value[kind] : {}).filter((entry): entry is [string, JsonObject] =>
        isObject(entry[1]),
      ),
    );
  return { from, seen: { tools: section("tools"), resources: section("resources"), prompts: section("prompts") } };
}

function sourceOf(from: Json | undefined): ClientSource | undefined {
  if (!isObject(from)) return undefined;
  const { url, command, manifest } = from as { readonly [key: string]: Json };
  if (typeof url === "string") return { url };
  if (typeof manifest === "string") return { manifest };
  if (!Array.isArray(command) || command.length === 0) return undefined;
  return command.every((word) => typeof word === "string") ? { command: command as string[] } : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
