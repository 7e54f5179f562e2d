import type { Facts } from "./facts.ts";
import { escapePointer, type Schema, walkSchema } from "./json-schema.ts";

/** A place of an official schema that looks like a known kind of mistake. */
export interface Suspect {
  readonly path: string;
  readonly why: string;
}

/** Lists what a person should compare with the specification's prose after an import (S-01, S-02, S-05, S-26). */
export function findSuspects(facts: Facts): readonly Suspect[] {
  const suspects: Suspect[] = [];
  for (const [name, schema] of Object.entries(facts.definitions)) {
    const base = `/${facts.container}/${escapePointer(name)}`;
    walkSchema(schema, (sub, pointer) => {
      const why = suspicion(sub);
      if (why !== undefined) suspects.push({ path: `${base}${pointer}`, why });
    });
    const resultType = schema.properties?.["resultType"];
    if (resultType !== undefined && resultType.const === undefined && resultType.enum === undefined) {
      suspects.push({ path: `${base}/properties/resultType`, why: "a result without a literal resultType" });
    }
  }
  return suspects;
}

function suspicion(schema: Schema): string | undefined {
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : [];
  if (["string", "integer", "boolean"].every((type) => types.includes(type)) && !types.includes("number")) {
    return "a union of string, integer and boolean without number";
  }
  const members = (schema.anyOf ?? []).flatMap((member) => member.type ?? []);
  const isAnyJson = ["string", "boolean", "array"].every((type) => members.includes(type));
  return isAnyJson && !members.includes("null") ? "a union of JSON values without null" : undefined;
}
