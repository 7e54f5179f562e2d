import { deriveMethods, hasPlace } from "./derive-methods.ts";
import type { Docs } from "./docs.ts";
import { applyErrata, type Erratum } from "./errata.ts";
import type { Facts } from "./facts.ts";
import { readPointer, sameJson } from "./json-schema.ts";
import type { RevisionSource } from "./load.ts";
import type { Pairs } from "./pairs.ts";

/** What a new revision takes over from the newest one, and what no longer applies there. */
export interface Carried {
  readonly errata: readonly Erratum[];
  readonly pairs: Pairs;
  /** One line each, such as `erratum /$defs/JSONValue/anyOf`. */
  readonly carried: readonly string[];
  readonly dropped: readonly string[];
}

/**
 * Carries every erratum and pair whose place still exists with the same official value. Lines of `docs.yaml` hold for
 * every revision and need no copy; those whose place is gone are listed.
 */
export function carryForward(from: RevisionSource, to: Facts, docs: Docs): Carried {
  const carried: string[] = [];
  const dropped: string[] = [];
  const keep = (applies: boolean, line: string): boolean => {
    (applies ? carried : dropped).push(line);
    return applies;
  };
  const errata = from.errata
    .map((erratum) => ({ erratum, path: translatePath(erratum.path, from.facts, to) }))
    .filter(({ erratum, path }) => keep(sameTarget(erratum, path, from.facts, to), `erratum ${erratum.path}`))
    .map(({ erratum, path }) => ({ ...erratum, path }));
  const pairs = carryPairs(from, correctedFacts(to, errata), keep);
  for (const place of describedPlaces(from.facts, docs)) keep(hasPlace(to.definitions, place), `doc ${place}`);
  return { errata, pairs, carried, dropped };
}

/** `Definition` and `Definition.field` of everything that `docs.yaml` describes and a revision has. */
function describedPlaces(facts: Facts, docs: Docs): readonly string[] {
  const places = [...docs.definitions].flatMap(([name, { fields }]) => [
    name,
    ...Object.keys(fields).map((field) => `${name}.${field}`),
  ]);
  return places.filter((place) => hasPlace(facts.definitions, place));
}

function correctedFacts(facts: Facts, errata: readonly Erratum[]): Facts {
  return applyErrata(facts, errata, "errata.json").facts;
}

/** The container's name differs between dialects. */
function translatePath(path: string, from: Facts, to: Facts): string {
  return path.startsWith(`/${from.container}/`) ? `/${to.container}${path.slice(from.container.length + 1)}` : path;
}

function sameTarget(erratum: Erratum, path: string, from: Facts, to: Facts): boolean {
  const before = { [from.container]: from.definitions };
  const after = { [to.container]: to.definitions };
  if (erratum.op !== "add") {
    const value = readPointer(after, path);
    return value !== undefined && sameJson(readPointer(before, erratum.path), value);
  }
  const parent = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf("/"));
  if (parent(path) === `/${to.container}`) return readPointer(after, path) === undefined;
  const value = readPointer(after, parent(path));
  return value !== undefined && sameJson(readPointer(before, parent(erratum.path)), value);
}

type Keep = (applies: boolean, line: string) => boolean;

function carryPairs(from: RevisionSource, to: Facts, keep: Keep): Pairs {
  const { pairs } = from;
  // Methods exist whatever their results are called, so the pairs that are being decided on play no part here.
  const methods = new Map(deriveMethods(to.definitions, pairs, "").methods.map((model) => [model.method, model]));
  const isMethod = (method: string): boolean => methods.has(method);
  const isPlace = (place: string): boolean => hasPlace(to.definitions, place);
  const entries = <T>(key: keyof Pairs, applies: (name: string, value: T) => boolean): Readonly<Record<string, T>> =>
    Object.fromEntries(
      Object.entries(pairs[key] as Readonly<Record<string, T>>).filter(([name, value]) =>
        keep(applies(name, value), `${key} ${name}`),
      ),
    );
  const list = (key: "inputRequests" | "inputRequired" | "cacheable"): readonly string[] =>
    pairs[key].filter((method) => keep(isMethod(method), `${key} ${method}`));
  return {
    results: entries<readonly string[]>("results", (method, names) => isMethod(method) && names.every(isPlace)),
    capabilities: entries("capabilities", isMethod),
    notificationCapabilities: entries("notificationCapabilities", isMethod),
    inputRequests: list("inputRequests"),
    inputRequired: list("inputRequired"),
    mirrored: entries("mirrored", isMethod),
    cacheable: list("cacheable"),
    deprecated: entries("deprecated", isPlace),
    defaults: entries("defaults", isPlace),
    order: entries<readonly string[]>("order", (name, values) => {
      const official = to.definitions[name]?.enum;
      return official !== undefined && sameJson([...official].sort(), [...values].sort());
    }),
    codes: entries("codes", () => true),
    tolerated: entries("tolerated", isPlace),
  };
}
