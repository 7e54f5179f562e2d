import { isObject } from "./json-schema.ts";

/** Our own description of one definition. */
export interface DefinitionDoc {
  readonly summary?: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Page of the specification, relative to the revision's base. */
  readonly page?: string;
}

/** The contents of `docs.yaml`: the JSDoc of generated code. */
export interface Docs {
  readonly definitions: ReadonlyMap<string, DefinitionDoc>;
  readonly methods: ReadonlyMap<string, string>;
  /** Base of the links to the specification, by revision. */
  readonly bases: ReadonlyMap<string, string>;
}

/** Reads `docs.yaml` once parsed; what has another form is left out, a missing line costs a comment only. */
export function readDocs(yaml: unknown): Docs {
  const definitions = new Map<string, DefinitionDoc>();
  const root = isObject(yaml) ? yaml : {};
  for (const [name, entry] of Object.entries(root)) {
    if (name === "methods" || name === "revisions") continue;
    if (typeof entry === "string") definitions.set(name, { summary: entry.trim(), fields: {} });
    else if (isObject(entry)) definitions.set(name, readEntry(entry));
  }
  return { definitions, methods: strings(root["methods"]), bases: strings(root["revisions"]) };
}

function readEntry(entry: Readonly<Record<string, unknown>>): DefinitionDoc {
  const { summary, page } = entry;
  return {
    ...(typeof summary === "string" ? { summary: summary.trim() } : {}),
    ...(typeof page === "string" ? { page } : {}),
    fields: Object.fromEntries(strings(entry["fields"])),
  };
}

function strings(value: unknown): ReadonlyMap<string, string> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return new Map(entries.flatMap(([key, text]) => (typeof text === "string" ? [[key, text.trim()] as const] : [])));
}

/**
 * The line of a field, its path written with dots. Params written inside their message take the lines of the
 * `…Params` that other revisions have.
 */
export function fieldDoc(docs: Docs, definition: string, path: string): string | undefined {
  const own = lineOf(docs, definition, path);
  if (own !== undefined || !path.startsWith("params.")) return own;
  return lineOf(docs, `${definition}Params`, path.slice("params.".length));
}

function lineOf(docs: Docs, definition: string, path: string): string | undefined {
  const fields = docs.definitions.get(definition)?.fields ?? {};
  return Object.hasOwn(fields, path) ? fields[path] : undefined;
}
