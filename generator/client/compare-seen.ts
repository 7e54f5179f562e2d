/** What changed on a server since a client was generated, and whether that breaks its callers. */
import { canonicalJson } from "../contract/equality.ts";
import { isObject } from "../emit/schema-nodes.ts";
import type { Json, JsonObject } from "../manifest/model.ts";
import { widthProblems } from "./compare-schemas.ts";
import { KINDS, type Kind, type Seen } from "./lock.ts";

export interface Change {
  readonly breaking: boolean;
  readonly text: string;
}

const NOUNS: Readonly<Record<Kind, string>> = { tools: "tool", resources: "resource", prompts: "prompt" };

export function changesBetween(before: Seen, after: Seen): readonly Change[] {
  return KINDS.flatMap((kind) => {
    const names = [...new Set([...before[kind].keys(), ...after[kind].keys()])].sort();
    return names.flatMap((name) => changesOf(kind, name, before[kind].get(name), after[kind].get(name)));
  });
}

function changesOf(
  kind: Kind,
  name: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Change[] {
  const subject = `the ${NOUNS[kind]} ${JSON.stringify(name)}`;
  if (after === undefined) return [{ breaking: true, text: `${subject} is gone` }];
  if (before === undefined) return [{ breaking: false, text: `${subject} is new` }];
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const changes =
    kind === "tools"
      ? [...schemaChanges("input", before, after), ...schemaChanges("output", before, after)]
      : kind === "prompts"
        ? argumentChanges(before["arguments"], after["arguments"])
        : addressChanges(before["uri"], after["uri"]);
  if (before["text"] !== after["text"]) changes.push({ breaking: false, text: "is described otherwise" });
  return changes.map(({ breaking, text }) => ({ breaking, text: `${subject} ${text}` }));
}

/** What is sent must still be taken; what comes back must still be what was expected. */
function schemaChanges(key: "input" | "output", before: JsonObject, after: JsonObject): Change[] {
  const [old, now] = [before[key], after[key]];
  if (canonicalJson(old ?? null) === canonicalJson(now ?? null)) return [];
  if (old === undefined) return [{ breaking: true, text: `answers with structured ${key} now` }];
  if (now === undefined) return [{ breaking: true, text: `no longer declares its ${key}` }];
  if (old === null || now === null) return [{ breaking: true, text: `has another ${key}, too large to be compared` }];
  const problems = key === "input" ? widthProblems(old, now) : widthProblems(now, old);
  if (problems.length === 0) return [{ breaking: false, text: `has another ${key}, which fits` }];
  return problems.map((problem) => ({ breaking: true, text: `breaks its ${key}: ${problem}` }));
}

function argumentChanges(before: Json | undefined, after: Json | undefined): Change[] {
  const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return names.flatMap((name): Change[] => {
    const argument = `argument ${JSON.stringify(name)}`;
    if (!Object.hasOwn(now, name)) return [{ breaking: true, text: `no longer takes the ${argument}` }];
    if (Object.hasOwn(old, name) && old[name] === now[name]) return [];
    if (now[name] === true) return [{ breaking: true, text: `requires the ${argument}` }];
    return [{ breaking: false, text: `takes the ${argument}, which may be left out` }];
  });
}

function addressChanges(before: Json | undefined, after: Json | undefined): Change[] {
  return before === after ? [] : [{ breaking: true, text: `has another URI: ${JSON.stringify(after ?? null)}` }];
}
