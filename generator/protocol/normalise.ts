import type { Diagnostic } from "../diagnostics.ts";
import { deriveMethods, type MethodModel } from "./derive-methods.ts";
import { applyErrata } from "./errata.ts";
import { extendRevision, markExtensions } from "./extensions.ts";
import { refName, type Schema, sortKeys } from "./json-schema.ts";
import type { RevisionSource } from "./load.ts";
import type { Pairs } from "./pairs.ts";
import type { RevisionInfo } from "./revision-list.ts";

/** One revision, ready for the emitters. */
export interface RevisionModel {
  readonly info: RevisionInfo;
  /** Every definition, in the order of their names. */
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly methods: readonly MethodModel[];
  readonly pairs: Pairs;
}

/** Applies errata, adds the extensions, derives the methods, and gives every message of the wire its `_meta`. */
export function normaliseRevision(
  source: RevisionSource,
  official: boolean,
): { model: RevisionModel; findings: readonly Diagnostic[] } {
  const folder = `protocol/${source.info.id}`;
  const corrected = applyErrata(source.facts, official ? [] : source.errata, `${folder}/errata.json`);
  const extensions = official ? [] : source.extensions;
  const { facts, pairs, findings } = extendRevision(corrected.facts, source.pairs, extensions);
  const { methods: derived, findings: inMethods } = deriveMethods(facts.definitions, pairs, `${folder}/schema.json`);
  const methods = markExtensions(derived, extensions);
  const definitions = official ? facts.definitions : withMeta(facts.definitions, methods);
  const sorted = sortKeys(definitions) as Record<string, Schema>;
  return {
    model: { info: source.info, definitions: sorted, methods, pairs },
    findings: [...corrected.findings, ...findings, ...inMethods],
  };
}

/**
 * Revisions before 2025-11-25 have `_meta` in the generic request only, and the inlined params of the others do not
 * repeat it; on the wire it is allowed everywhere.
 */
function withMeta(
  definitions: Readonly<Record<string, Schema>>,
  methods: readonly MethodModel[],
): Readonly<Record<string, Schema>> {
  const result: Record<string, Schema> = { ...definitions };
  for (const { kind, sender, definition } of methods) {
    const meta = genericMeta(definitions, kind === "request" ? "Request" : "Notification");
    const message = definitions[definition]!;
    const params = message.properties?.["params"];
    if (sender === "input" || meta === undefined || params === undefined) continue;
    if (params.$ref === undefined) {
      result[definition] = { ...message, properties: { ...message.properties, params: addMeta(params, meta) } };
    } else {
      const name = refName(params.$ref);
      result[name] = addMeta(result[name]!, meta);
    }
  }
  return result;
}

function genericMeta(definitions: Readonly<Record<string, Schema>>, generic: string): Schema | undefined {
  const params = definitions[`${generic}Params`] ?? definitions[generic]?.properties?.["params"];
  const meta = params?.properties?.["_meta"];
  return meta === undefined || meta.$ref !== undefined ? meta : { additionalProperties: {}, ...meta };
}

function addMeta(params: Schema, meta: Schema): Schema {
  if (params.type !== "object" || params.properties?.["_meta"] !== undefined) return params;
  return { ...params, properties: { ...params.properties, _meta: meta } };
}
