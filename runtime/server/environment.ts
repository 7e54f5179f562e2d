import { LocalError } from "../errors.ts";

/** Where a settings tree came from, for messages that name variable, key and line. */
export interface SettingsSource {
  /** The manifest's path, as messages show it. */
  readonly manifest?: string;
  /** Line of each setting by dotted key: `serve.http.port` → 14. */
  readonly lines?: Readonly<Record<string, number>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A settings tree whose `${NAME}` are replaced, and which keys took their value from which variables. */
export interface Expanded {
  readonly tree: Readonly<Record<string, unknown>>;
  readonly variables: ReadonlyMap<string, string>;
}

const PLACE = /\$(\$\{)|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** Names a setting in a message: `serve.http.port (mcp.yaml:14)`. */
export function settingAt(key: string, source: SettingsSource): string {
  const line = source.lines?.[key];
  if (line === undefined) return key;
  return `${key} (${source.manifest ?? "manifest"}:${line})`;
}

/**
 * Replaces `${NAME}` and `${NAME:-default}` in every string below `prefix`; `$${` is a literal `${`. All variables that
 * are missing are told at once, in one `LocalError` of code `setting-invalid`.
 */
export function expandEnvironment(
  prefix: string,
  tree: Readonly<Record<string, unknown>>,
  source: SettingsSource,
): Expanded {
  const env = source.env ?? processEnvironment();
  const variables = new Map<string, string>();
  const problems: string[] = [];
  const expand = (key: string, value: unknown): unknown => {
    if (typeof value === "string") {
      return value.replace(PLACE, (_, literal: string | undefined, name: string, fallback: string | undefined) => {
        if (literal !== undefined) return literal;
        variables.set(key, name);
        const found = env[name];
        if (found !== undefined && (found !== "" || fallback === undefined)) return found;
        if (fallback !== undefined) return fallback;
        problems.push(`${settingAt(key, source)} needs the environment variable ${name}, which is not set`);
        return "";
      });
    }
    if (Array.isArray(value)) return value.map((item, index) => expand(`${key}.${index}`, item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, expand(`${key}.${name}`, inner)]));
  };
  const expanded = expand(prefix, tree) as Readonly<Record<string, unknown>>;
  if (problems.length > 0) throw new LocalError("setting-invalid", problems.join("\n"));
  return { tree: expanded, variables };
}

/** The process's variables; none where there is no process. */
function processEnvironment(): Readonly<Record<string, string | undefined>> {
  return globalThis.process?.env ?? {};
}
