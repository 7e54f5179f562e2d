/**
 * Whether every value of one schema is a value of another, as far as that can be told. What cannot be told counts as a
 * difference: a change that is called compatible must be.
 */
import { canonicalJson } from "../contract/equality.ts";
import { isArray, isObject, resolveLocal, withoutKeywords } from "../emit/schema-nodes.ts";
import type { Json, JsonObject } from "../manifest/model.ts";

/** Keywords that say nothing of which values fit. */
const ANNOTATIONS = new Set(
  (
    "title description examples default deprecated readOnly writeOnly $comment $schema $id $defs definitions " +
    "x-mcp-header"
  ).split(" "),
);
/** Keywords with a rule below; any other has to be equal. */
const RULED = new Set(
  (
    "type enum const properties required additionalProperties items minimum maximum exclusiveMinimum exclusiveMaximum " +
    "minLength maxLength minItems maxItems minProperties maxProperties anyOf oneOf allOf $ref"
  ).split(" "),
);
const TYPES = ["string", "number", "integer", "boolean", "null", "object", "array"];
const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const UPPER = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
const MOST_STEPS = 20_000;

interface Side {
  readonly schema: Json | undefined;
  readonly root: JsonObject;
}

/** Why not every value of `narrow` is one of `wide`, a sentence each; empty when every one is. */
export function widthProblems(narrow: Json, wide: Json): readonly string[] {
  const comparison = new WidthComparison();
  comparison.compare({ schema: narrow, root: rootOf(narrow) }, { schema: wide, root: rootOf(wide) }, "");
  return [...new Set(comparison.problems)];
}

function rootOf(schema: Json): JsonObject {
  return isObject(schema) ? schema : {};
}

class WidthComparison {
  problems: string[] = [];
  /** What is known of pairs: a recursive schema meets one again that is still being compared. */
  readonly #known = new WeakMap<JsonObject, WeakMap<JsonObject, "open" | "fits" | "differs">>();
  #steps = 0;
  /** Problems so far, those of alternatives that were tried included. */
  #found = 0;

  compare(a: Side, b: Side, path: string): void {
    const where = path || "/";
    if (++this.#steps > MOST_STEPS) {
      this.#report(where, "is too large to be compared");
      return;
    }
    if (b.schema === undefined || b.schema === true || a.schema === false) return;
    if (sameText(a, b)) return;
    const [left, right] = [this.#followed(a), this.#followed(b)];
    if (left === undefined || right === undefined) {
      this.#report(where, "has changed");
      return;
    }
    const narrow = isObject(left.schema) ? left.schema : {};
    const wide = right.schema === false ? undefined : isObject(right.schema) ? right.schema : {};
    if (wide === undefined) {
      this.#report(where, "is not allowed");
      return;
    }
    const pairs = this.#known.get(narrow) ?? new WeakMap<JsonObject, "open" | "fits" | "differs">();
    this.#known.set(narrow, pairs);
    const known = pairs.get(wide);
    if (known === "differs") this.#report(where, "has changed");
    if (known !== undefined) return;
    pairs.set(wide, "open");
    const found = this.#found;
    this.#keywords({ ...left, schema: narrow }, { ...right, schema: wide }, path);
    pairs.set(wide, this.#found === found ? "fits" : "differs");
  }

  #keywords(a: Side & { schema: JsonObject }, b: Side & { schema: JsonObject }, path: string): void {
    const [narrow, wide] = [a.schema, b.schema];
    const where = path || "/";
    if (this.#branches(a, b, path)) return;
    for (const keyword of Object.keys(wide)) {
      if (ANNOTATIONS.has(keyword) || RULED.has(keyword)) continue;
      if (!equal(narrow[keyword], wide[keyword])) this.#report(where, `has another \`${keyword}\``);
    }
    const types = typesOf(narrow);
    const taken = typesOf(wide);
    const lost = types.filter((type) => !taken.includes(type) && !(type === "integer" && taken.includes("number")));
    if (lost.length > 0) {
      this.#report(
        where,
        `has another type: ${types.length === TYPES.length ? "any" : types.join(" or ")} in place of ${taken.join(" or ")}`,
      );
      return;
    }
    this.#values(narrow, wide, where);
    for (const [keywords, fits] of [
      [LOWER, (x: number, y: number): boolean => x >= y],
      [UPPER, (x: number, y: number): boolean => x <= y],
    ] as const) {
      for (const keyword of keywords) {
        const [x, y] = [narrow[keyword], wide[keyword]];
        if (typeof y === "number" && !(typeof x === "number" && fits(x, y))) {
          this.#report(where, `has another \`${keyword}\``);
        }
      }
    }
    if (types.includes("object")) this.#objects(a, b, path);
    if (types.includes("array")) this.compare(side(a, narrow["items"]), side(b, wide["items"]), `${path}/*`);
  }

  #values(narrow: JsonObject, wide: JsonObject, where: string): void {
    const allowed = valuesOf(wide);
    if (allowed === undefined) return;
    const texts = new Set(allowed.map(canonicalJson));
    const added = valuesOf(narrow)?.filter((value) => !texts.has(canonicalJson(value)));
    if (added === undefined) this.#report(where, "is not limited to the same values");
    else if (added.length > 0) this.#report(where, `may be ${added.map((value) => JSON.stringify(value)).join(", ")}`);
  }

  #objects(a: Side & { schema: JsonObject }, b: Side & { schema: JsonObject }, path: string): void {
    const given = propertiesOf(a.schema);
    const taken = propertiesOf(b.schema);
    const always = requiredOf(a.schema);
    for (const name of requiredOf(b.schema)) {
      if (!always.has(name)) this.#report(`${path}/${name}`, "may be missing where it is required");
    }
    for (const [name, property] of given) {
      const other = taken.has(name) ? taken.get(name) : b.schema["additionalProperties"];
      if (!taken.has(name) && other === false) this.#report(`${path}/${name}`, "is not known");
      else this.compare(side(a, property), side(b, other), `${path}/${name}`);
    }
    const rest = a.schema["additionalProperties"];
    // An object that is open without saying so names what is meant to be in it.
    if (rest === false) return;
    if (rest === undefined) {
      if (b.schema["additionalProperties"] === false) this.#report(path || "/", "may hold other properties");
      return;
    }
    this.compare(side(a, rest), side(b, b.schema["additionalProperties"]), `${path}/*`);
  }

  /** Alternatives: each of the narrow side has to fit; one of the wide side is enough. True when that decided it. */
  #branches(a: Side & { schema: JsonObject }, b: Side & { schema: JsonObject }, path: string): boolean {
    for (const keyword of ["anyOf", "oneOf"]) {
      const branches = a.schema[keyword];
      if (!isArray(branches)) continue;
      if (!equal(branches, b.schema[keyword])) {
        const rest = without(a.schema, keyword);
        for (const branch of branches) this.compare(side(a, merged(rest, branch)), b, path);
        return true;
      }
    }
    for (const keyword of ["anyOf", "oneOf"]) {
      const branches = b.schema[keyword];
      if (!isArray(branches) || equal(branches, a.schema[keyword])) continue;
      const rest = without(b.schema, keyword);
      if (branches.some((branch) => this.#fits(a, side(b, merged(rest, branch)), path))) return true;
      this.#report(path || "/", "matches none of the alternatives");
      return true;
    }
    if (!equal(a.schema["allOf"], b.schema["allOf"])) {
      if (isArray(b.schema["allOf"])) for (const part of b.schema["allOf"]) this.compare(a, side(b, part), path);
      if (isArray(a.schema["allOf"])) {
        const parts = [without(a.schema, "allOf"), ...a.schema["allOf"]];
        if (!parts.some((part) => this.#fits(side(a, part), b, path))) this.#report(path || "/", "has changed");
        return true;
      }
    }
    return false;
  }

  #fits(a: Side, b: Side, path: string): boolean {
    const [before, found] = [this.problems, this.#found];
    this.problems = [];
    this.compare(a, b, path);
    const fits = this.problems.length === 0;
    this.problems = before;
    this.#found = found;
    return fits;
  }

  /** The schema that a reference means; keywords beside it have to hold too and are not told apart here. */
  #followed({ schema, root }: Side): Side | undefined {
    let found = schema;
    for (let hops = 0; isObject(found) && typeof found["$ref"] === "string"; hops++) {
      const beside = Object.keys(found).filter((keyword) => !ANNOTATIONS.has(keyword) && keyword !== "$ref");
      if (hops > 16 || beside.length > 0) return undefined;
      found = resolveLocal(root, found["$ref"]);
      if (found === undefined) return undefined;
    }
    return { schema: found, root };
  }

  #report(where: string, what: string): void {
    this.#found++;
    if (this.problems.length < 100) this.problems.push(`${where} ${what}`);
  }
}

function side({ root }: Side, schema: Json | undefined): Side {
  return { schema, root };
}

/** Equal texts mean the same only where references do not lead to different places. */
function sameText(a: Side, b: Side): boolean {
  if (!equal(a.schema, b.schema)) return false;
  return !canonicalJson(a.schema ?? true).includes('"$ref"') || equal(definitionsOf(a.root), definitionsOf(b.root));
}

function definitionsOf(root: JsonObject): Json {
  return { defs: root["$defs"] ?? null, definitions: root["definitions"] ?? null };
}

function merged(rest: JsonObject, branch: Json): Json {
  if (!isObject(branch)) return branch;
  const clash = Object.keys(branch).some((keyword) => keyword in rest && !equal(rest[keyword], branch[keyword]));
  return clash ? { allOf: [rest, branch] } : { ...rest, ...branch };
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return canonicalJson(stripped(a)) === canonicalJson(stripped(b));
}

function stripped(value: Json | undefined): Json {
  if (isArray(value)) return value.map(stripped);
  return isObject(value) ? withoutKeywords(value, ANNOTATIONS) : (value ?? null);
}

function without(schema: JsonObject, keyword: string): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== keyword));
}

function typesOf({ type }: JsonObject): readonly string[] {
  if (typeof type === "string") return [type];
  return isArray(type) ? type.map(String) : TYPES;
}

function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  if (schema["const"] !== undefined) return [schema["const"]];
  return isArray(schema["enum"]) ? schema["enum"] : undefined;
}

function propertiesOf({ properties }: JsonObject): ReadonlyMap<string, Json> {
  return new Map(isObject(properties) ? Object.entries(properties) : []);
}

function requiredOf({ required }: JsonObject): ReadonlySet<string> {
  return new Set(isArray(required) ? required.filter((name) => typeof name === "string") : []);
}
