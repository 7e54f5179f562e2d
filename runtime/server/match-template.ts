/**
 * Matches a URI against a template in time linear in the URI: literals are looked for once, from the left up to the
 * variable that may hold slashes and from the right behind it.
 */
import type { UriTemplate, Variable } from "@mcpwright/protocol/contract/uri-template";

export type Variables = Record<string, string | string[]>;

/** Literals and variables in turn: the slash or dot of `{/seg}` and `{.ext}` is a literal like any other. */
type Step = string | Variable;

const SIMPLE = /^[^/?#\s]+$/;
const SEGMENTS = /^[^?#\s]+$/;
const REST = /^[^#\s]+$/;

const stepsOf = new WeakMap<UriTemplate, readonly Step[]>();

function steps(template: UriTemplate): readonly Step[] {
  let found = stepsOf.get(template);
  if (found === undefined) {
    const list: Step[] = [];
    for (const part of template.parts) {
      const literal =
        typeof part === "string" ? part : part.operator === "/" || part.operator === "." ? part.operator : "";
      const last = list.at(-1);
      if (literal !== "" && typeof last === "string") list[list.length - 1] = last + literal;
      else if (literal !== "") list.push(literal);
      if (typeof part !== "string") list.push(part);
    }
    found = list;
    stepsOf.set(template, found);
  }
  return found;
}

/** Refuses what a handler could mistake for a path elsewhere (RES-20). */
function decode(raw: string): string | undefined {
  if (/%(?:2f|5c|00)/i.test(raw) || raw.includes("\\")) return undefined;
  let value: string;
  try {
    value = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  if (value.includes("\0") || value.startsWith("/") || /^[A-Za-z]:/.test(value)) return undefined;
  return value.split("/").some((segment) => segment === ".." || segment === ".") ? undefined : value;
}

function bind(variable: Variable, raw: string, into: Variables): boolean {
  const allowed = variable.operator === "+" ? REST : variable.explode ? SEGMENTS : SIMPLE;
  if (!allowed.test(raw)) return false;
  if (!variable.explode) {
    const value = decode(raw);
    if (value === undefined) return false;
    into[variable.name] = value;
    return true;
  }
  const segments: string[] = [];
  for (const segment of raw.split("/")) {
    const value = decode(segment);
    if (value === undefined || value === "") return false;
    segments.push(value);
  }
  into[variable.name] = segments;
  return true;
}

const isWide = (step: Step): boolean => typeof step !== "string" && (step.operator === "+" || step.explode);

/** Matches steps from the left, the last variable up to `end`. Gives the position behind them, or -1. */
function matchForward(list: readonly Step[], uri: string, end: number, into: Variables): number {
  let at = 0;
  for (const [i, step] of list.entries()) {
    if (typeof step === "string") {
      if (!uri.startsWith(step, at)) return -1;
      at += step.length;
      continue;
    }
    const next = list[i + 1];
    const stop = typeof next === "string" ? uri.indexOf(next, at + 1) : end;
    if (stop === -1 || stop > end || !bind(step, uri.slice(at, stop), into)) return -1;
    at = stop;
  }
  return at;
}

/** Matches steps from the right, the first variable down to `start`. Gives the position before them, or -1. */
function matchBackward(list: readonly Step[], uri: string, start: number, into: Variables): number {
  let at = uri.length;
  for (let i = list.length - 1; i >= 0; i--) {
    const step = list[i];
    if (typeof step === "string") {
      if (!uri.endsWith(step, at)) return -1;
      at -= step.length;
    } else if (step !== undefined) {
      const before = list[i - 1];
      const found = typeof before === "string" ? uri.lastIndexOf(before, at - before.length - 1) : -1;
      const begin = typeof before === "string" ? found + before.length : start;
      if ((typeof before === "string" && found === -1) || !bind(step, uri.slice(begin, at), into)) return -1;
      at = begin;
    }
    if (at < start) return -1;
  }
  return at;
}

function matchPath(list: readonly Step[], path: string, into: Variables): boolean {
  const wide = list.findIndex(isWide);
  if (wide === -1) {
    const tail = list.at(-1);
    if (typeof tail !== "string") return matchForward(list, path, path.length, into) === path.length;
    // A literal at the end is taken from the end, so that `{name}.json` matches `a.json.json`.
    const end = path.length - tail.length;
    return end >= 0 && path.endsWith(tail) && matchForward(list.slice(0, -1), path, end, into) === end;
  }
  const start = matchForward(list.slice(0, wide), path, path.length, into);
  const end = start === -1 ? -1 : matchBackward(list.slice(wide + 1), path, start, into);
  return end !== -1 && bind(list[wide] as Variable, path.slice(start, end), into);
}

function matchQuery(names: readonly string[], query: string, into: Variables): boolean {
  for (const pair of query === "" ? [] : query.split("&")) {
    const equals = pair.indexOf("=");
    const name = equals === -1 ? pair : pair.slice(0, equals);
    if (!names.includes(name) || Object.hasOwn(into, name)) return false;
    try {
      const value = decodeURIComponent((equals === -1 ? "" : pair.slice(equals + 1)).replaceAll("+", " "));
      if (value.includes("\0")) return false;
      into[name] = value;
    } catch {
      return false;
    }
  }
  return true;
}

/** The template's variables, decoded once, or `undefined` when the URI is none of its. */
export function matchTemplate(template: UriTemplate, uri: string): Variables | undefined {
  const mark = template.query.length === 0 ? -1 : uri.indexOf("?");
  const into: Variables = Object.create(null);
  if (!matchPath(steps(template), mark === -1 ? uri : uri.slice(0, mark), into)) return undefined;
  return mark === -1 || matchQuery(template.query, uri.slice(mark + 1), into) ? into : undefined;
}

/** Length of the literal a template starts with: the longest one is tried first. */
export function literalPrefix(template: UriTemplate): number {
  const [first] = template.parts;
  return typeof first === "string" ? first.length : 0;
}
