/** Named types of a manifest's schemas, each declared once. */
import type { JsonObject, SchemaModel, SharedSchemaModel } from "../manifest/model.ts";
import { type LoweringOptions, lower, type Rooted } from "./lower.ts";
import { type Namer, typeName } from "./namer.ts";
import { hasDefaults, resolveLocal, sharedName, withReferences } from "./schema-nodes.ts";
import { emitType } from "./type-text.ts";

/** `filled`: after defaults were filled in, as a handler sees it. `given`: as a peer sends it. */
export type Variant = "filled" | "given";

export class SchemaDeclarations {
  readonly texts: string[] = [];
  readonly #namer: Namer;
  /** Roots of `schemas:`, by name. */
  readonly #shared: ReadonlyMap<string, JsonObject>;
  /** Names of the types of roots and of what local references mean. */
  readonly #names: Readonly<Record<Variant, Map<JsonObject, string>>> = { filled: new Map(), given: new Map() };

  readonly #count: (() => void) | undefined;

  /** `count` is called for every schema that is looked at, and may throw. */
  constructor(namer: Namer, shared: readonly SharedSchemaModel[], count?: () => void) {
    this.#namer = namer;
    this.#count = count;
    this.#shared = new Map(shared.map(({ name, schema }) => [name, withReferences(schema)]));
    for (const { name, identifier, schema } of shared) {
      const root = this.#shared.get(name)!;
      const given = namer.claim(typeName(identifier));
      this.#names.given.set(root, given);
      this.#names.filled.set(root, hasDefaults(schema.listed) ? namer.claim(`${given}Filled`) : given);
    }
  }

  /** Declares the types of `schemas:`, after defaults too where that is asked for. */
  async declareShared(filled = true): Promise<void> {
    for (const root of this.#shared.values()) {
      await this.#declare(root, "given");
      if (filled && this.#names.filled.get(root) !== this.#names.given.get(root)) await this.#declare(root, "filled");
    }
  }

  /** Declares the type of one schema and returns its name. */
  async declare(wish: string, schema: SchemaModel, variant: Variant): Promise<string> {
    const name = this.#namer.claim(wish);
    const root = withReferences(schema);
    this.#names[variant].set(root, name);
    await this.#declare(root, variant);
    return name;
  }

  async #declare(root: JsonObject, variant: Variant): Promise<void> {
    const names = this.#names[variant];
    const waiting: JsonObject[] = [root];
    const resolve = (reference: string, from: JsonObject): Rooted | undefined => {
      const name = sharedName(reference);
      const shared = name === undefined ? undefined : this.#shared.get(name);
      const schema = shared ?? resolveLocal(from, reference);
      return schema === undefined ? undefined : { schema, root: shared ?? from };
    };
    const options: LoweringOptions = {
      root,
      filled: variant === "filled",
      ...(this.#count === undefined ? {} : { count: this.#count }),
      resolve,
      nameOf: (reference, from) => {
        const target = resolve(reference, from);
        if (target === undefined || typeof target.schema === "boolean") return "unknown";
        let name = names.get(target.schema);
        if (name === undefined) {
          name = this.#namer.claim((names.get(from) ?? "") + typeName(reference.split(/[/#]/).at(-1)!));
          names.set(target.schema, name);
          waiting.push(target.schema);
        }
        return name;
      },
    };
    for (let schema = waiting.shift(); schema !== undefined; schema = waiting.shift()) {
      this.texts.push(await emitType(names.get(schema)!, lower(schema, options)));
    }
  }
}
