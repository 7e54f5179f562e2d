import { createHash } from "node:crypto";
import type { Era } from "../contract/contract.ts";
import type { Diagnostic } from "../diagnostics.ts";
import type { Plan } from "../plan.ts";
import { type Carried, carryForward } from "./carry.ts";
import { paramsOf } from "./derive-methods.ts";
import type { Docs } from "./docs.ts";
import { type Facts, normaliseFacts, renderFacts } from "./facts.ts";
import { finding } from "./findings.ts";
import { isObject, refName, sortKeys } from "./json-schema.ts";
import type { ProtocolSource } from "./load.ts";
import { renderRevisions, withRevision } from "./revision-list.ts";
import { findSuspects, type Suspect } from "./suspects.ts";

export interface ImportRequest {
  readonly id: string;
  /** Text of the official file. */
  readonly text: string;
  readonly commit?: string;
  /** Whether the revision has an `errata.json` or `pairs.json` already; then nothing is carried over it. */
  readonly hasOwnData: boolean;
}

export interface Import {
  /** Files to write under `schema/`; empty when a finding is an error. */
  readonly plan: Plan;
  readonly findings: readonly Diagnostic[];
  /** The revision entries were carried from. */
  readonly from?: string;
  readonly carried?: Carried;
  readonly suspects: readonly Suspect[];
  /** Definitions that `docs.yaml` does not describe. */
  readonly undescribed: readonly string[];
}

/** Turns an official schema into facts, and takes over what the newest revision knew. */
export function importRevision(request: ImportRequest, source: ProtocolSource): Import {
  const file = `protocol/${request.id}/schema.json`;
  let official: unknown;
  try {
    official = JSON.parse(request.text);
  } catch (error) {
    const hint = "Give the official schema.json.";
    return nothing([finding("unreadable", file, (error as Error).message, hint)]);
  }
  const { facts, findings } = normaliseFacts(official, file);
  if (facts === undefined || findings.some(({ severity }) => severity === "error")) return nothing(findings);
  const newest = source.revisions.findLast(({ info }) => info.id < request.id);
  const carried = request.hasOwnData || newest === undefined ? undefined : carryForward(newest, facts, source.docs);
  const plan = new Map([[file, renderFacts(facts)]]);
  if (carried !== undefined) {
    const folder = `protocol/${request.id}`;
    if (carried.errata.length > 0) plan.set(`${folder}/errata.json`, `${JSON.stringify(carried.errata, null, 2)}\n`);
    const pairs = Object.entries(carried.pairs).filter(([, value]) => Object.keys(value as object).length > 0);
    if (pairs.length > 0) {
      plan.set(`${folder}/pairs.json`, `${JSON.stringify(sortKeys(Object.fromEntries(pairs)), null, 2)}\n`);
    }
  }
  const infos = source.revisions.map(({ info }) => info);
  plan.set("revisions.json", renderRevisions(withRevision(infos, describe(request, facts))));
  return {
    plan,
    findings,
    ...(carried === undefined || newest === undefined ? {} : { from: newest.info.id, carried }),
    suspects: findSuspects(facts),
    undescribed: undescribed(facts, source.docs),
  };
}

function nothing(findings: readonly Diagnostic[]): Import {
  return { plan: new Map(), findings, suspects: [], undescribed: [] };
}

function describe(request: ImportRequest, facts: Facts): Parameters<typeof withRevision>[1] {
  return {
    id: request.id,
    era: eraOf(facts),
    status: /^\d{4}-\d\d-\d\d$/.test(request.id) ? "final" : "draft",
    ...(request.commit === undefined ? {} : { upstream: request.commit }),
    sha256: createHash("sha256").update(request.text).digest("hex"),
    dialect: facts.dialect,
  };
}

/** Modern is a revision whose every client request must carry `_meta`. */
function eraOf(facts: Facts): Era {
  const members = facts.definitions["ClientRequest"]?.anyOf ?? [];
  const carries = members.map(({ $ref }) => {
    const name = $ref === undefined ? "" : refName($ref);
    const isRequired = facts.definitions[name]?.required?.includes("params") ?? false;
    return isRequired && (paramsOf(facts.definitions, name)?.required?.includes("_meta") ?? false);
  });
  return carries.length > 0 && carries.every(Boolean) ? "modern" : "legacy";
}

function undescribed(facts: Facts, docs: Docs): readonly string[] {
  return Object.entries(facts.definitions)
    .filter(([name, schema]) => isObject(schema) && !docs.definitions.has(name))
    .map(([name]) => name);
}
