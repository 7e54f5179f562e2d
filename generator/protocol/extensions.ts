import type { Diagnostic } from "../diagnostics.ts";
import type { MethodModel } from "./derive-methods.ts";
import type { Facts } from "./facts.ts";
import { finding } from "./findings.ts";
import { isObject, refName, type Schema, walkSchema } from "./json-schema.ts";
import type { Pairs } from "./pairs.ts";

/** A fragment of `schema/extensions/<name>/`: what an extension adds to the revisions it goes with. */
export interface Extension {
  /** Identifier on the wire, such as `io.modelcontextprotocol/tasks`. */
  readonly id: string;
  /** The first revision it goes with. */
  readonly from: string;
  readonly definitions: Readonly<Record<string, Schema>>;
  /** Members it adds to the unions that say who sends what. */
  readonly unions: Readonly<Record<string, readonly string[]>>;
  /** Fields it adds to definitions of the core. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
  readonly pairs: Partial<Pairs>;
}

/** Reads an `extension.json`. */
export function readExtension(json: unknown, file: string): { extension?: Extension; findings: readonly Diagnostic[] } {
  const { id, from, $defs, unions = {}, fields = {}, pairs = {} } = isObject(json) ? json : {};
  const maps = [$defs, unions, fields, pairs];
  if (typeof id !== "string" || typeof from !== "string" || !maps.every(isObject)) {
    const hint = "It has id, from, $defs, and may have unions, fields and pairs.";
    return { findings: [finding("badData", file, "not an extension", hint)] };
  }
  const extension = { id, from, definitions: $defs, unions, fields, pairs } as unknown as Extension;
  return { extension, findings: [] };
}

/** The facts and pairs of a revision, with those of its extensions. A name that the core has as well is a finding. */
export function extendRevision(
  facts: Facts,
  pairs: Pairs,
  extensions: readonly Extension[],
): { facts: Facts; pairs: Pairs; findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const definitions: Record<string, Schema> = { ...facts.definitions };
  let paired = pairs;
  for (const { id, definitions: added, unions, fields, pairs: addedPairs } of extensions) {
    const file = `extensions of ${id}`;
    const report = (message: string, hint: string): void => {
      findings.push(finding("badData", file, message, hint));
    };
    for (const [name, schema] of Object.entries(added)) {
      if (Object.hasOwn(definitions, name)) report(`${name} is in the core as well`, "Give it another name.");
      definitions[name] = schema;
    }
    for (const [name, properties] of Object.entries(fields)) {
      const known = definitions[name];
      if (known === undefined) report(`there is no ${name} to add fields to`, "Name a definition of the core.");
      else definitions[name] = { ...known, properties: { ...known.properties, ...properties } };
    }
    for (const [name, members] of Object.entries(unions)) {
      const known = definitions[name]?.anyOf;
      if (known === undefined) report(`there is no union ${name}`, "Name a union of the core.");
      const refs = members.map((member) => ({ $ref: `#/${facts.container}/${member}` }));
      definitions[name] = { ...definitions[name], anyOf: [...(known ?? []), ...refs] };
    }
    paired = mergePairs(paired, addedPairs);
  }
  if (extensions.length > 0) {
    for (const [name, schema] of Object.entries(definitions)) {
      walkSchema(schema, ({ $ref }) => {
        if ($ref === undefined || Object.hasOwn(definitions, refName($ref))) return;
        findings.push(finding("unknownDefinition", name, `refers to ${$ref}`, "Name a definition."));
      });
    }
  }
  return { facts: { ...facts, definitions }, pairs: paired, findings };
}

function mergePairs(pairs: Pairs, added: Partial<Pairs>): Pairs {
  const merged: Record<string, unknown> = { ...pairs };
  for (const [key, value] of Object.entries(added)) {
    const known = merged[key];
    merged[key] = Array.isArray(known) ? [...known, ...(value as string[])] : { ...(known as object), ...value };
  }
  return merged as unknown as Pairs;
}

/** Methods with the extension each belongs to. */
export function markExtensions(
  methods: readonly MethodModel[],
  extensions: readonly Extension[],
): readonly MethodModel[] {
  return methods.map((method) => {
    const owner = extensions.find(({ definitions }) => Object.hasOwn(definitions, method.definition));
    return owner === undefined ? method : { ...method, extension: owner.id };
  });
}
