import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./source-files.ts";

interface Definition {
  readonly properties?: Readonly<Record<string, { readonly const?: unknown }>>;
}

interface Schema {
  readonly definitions?: Readonly<Record<string, Definition>>;
  readonly $defs?: Readonly<Record<string, Definition>>;
}

export interface SchemaFacts {
  /** Every method name of any revision. */
  readonly methods: ReadonlySet<string>;
  /** Field lists of each object definition, one for each revision that has it; each sorted and joined. */
  readonly shapes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Fields in an order of their own, so that two lists of the same fields are equal. */
export function shapeOf(fields: Iterable<string>): string {
  return [...fields].sort().join(",");
}

/** What the imported schemas of all revisions say. */
export function loadSchemaFacts(): SchemaFacts {
  const methods = new Set<string>();
  const shapes = new Map<string, Set<string>>();
  const folder = join(root, "schema", "protocol");
  for (const revision of readdirSync(folder)) {
    const schema = JSON.parse(readFileSync(join(folder, revision, "schema.json"), "utf8")) as Schema;
    for (const [name, { properties }] of Object.entries(schema.definitions ?? schema.$defs ?? {})) {
      if (properties === undefined) continue;
      const method = properties["method"]?.const;
      if (typeof method === "string") methods.add(method);
      const known = shapes.get(name) ?? new Set();
      shapes.set(name, known.add(shapeOf(Object.keys(properties))));
    }
  }
  return { methods, shapes };
}
