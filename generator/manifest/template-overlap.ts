import type { UriTemplate } from "../contract/uri-template.ts";

/** Characters an edge takes: one literal, all but a slash, all but slash and dot, or all. */
type CharacterSet = { readonly only: string } | { readonly except: string };

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly set: CharacterSet;
}

interface Automaton {
  /** Edges by the state they leave. */
  readonly from: readonly (readonly Edge[])[];
  readonly literals: readonly string[];
  readonly last: number;
}

/** Each template is compared with many others. */
const automata = new WeakMap<UriTemplate, Automaton>();

/** Stands for every character that no template names. */
const OTHER = "\0";

/** Whether some URI matches both templates. Queries are optional, so only what stands before them counts. */
export function overlap(a: UriTemplate, b: UriTemplate): boolean {
  const left = automatonOf(a);
  const right = automatonOf(b);
  const alphabet = new Set([...left.literals, ...right.literals, "/", ".", OTHER]);
  const seen = new Set(["0 0"]);
  const open: [number, number][] = [[0, 0]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [i, j] = pair;
    if (i === left.last && j === right.last) return true;
    for (const character of alphabet) {
      for (const to of next(left, i, character)) {
        for (const too of next(right, j, character)) {
          const key = `${to} ${too}`;
          if (seen.has(key)) continue;
          seen.add(key);
          open.push([to, too]);
        }
      }
    }
  }
  return false;
}

function automatonOf(template: UriTemplate): Automaton {
  let automaton = automata.get(template);
  if (!automaton) {
    automaton = buildAutomaton(template);
    automata.set(template, automaton);
  }
  return automaton;
}

function buildAutomaton(template: UriTemplate): Automaton {
  const edges: Edge[] = [];
  let state = 0;
  const one = (set: CharacterSet): void => {
    edges.push({ from: state, to: state + 1, set });
    state += 1;
  };
  const many = (set: CharacterSet): void => {
    one(set);
    edges.push({ from: state, to: state, set });
  };
  for (const part of template.parts) {
    if (typeof part === "string") {
      for (const character of part) one({ only: character });
    } else if (part.operator === "+") {
      many({ except: "" });
    } else if (part.operator === "/") {
      one({ only: "/" });
      many({ except: "/" });
      if (part.explode) edges.push({ from: state, to: state - 1, set: { only: "/" } });
    } else if (part.operator === ".") {
      one({ only: "." });
      many({ except: "/." });
    } else {
      many({ except: "/" });
    }
  }
  return {
    from: Array.from({ length: state + 1 }, (_, index) => edges.filter((edge) => edge.from === index)),
    literals: edges.flatMap(({ set }) => ("only" in set ? [set.only] : [])),
    last: state,
  };
}

function next({ from }: Automaton, state: number, character: string): readonly number[] {
  const found: number[] = [];
  for (const { set, to } of from[state]!) {
    if ("only" in set ? set.only === character : !set.except.includes(character)) found.push(to);
  }
  return found;
}

/** The literal run a template starts with; the longest one is tried first. */
export function literalPrefix(template: UriTemplate): string {
  const [first] = template.parts;
  return typeof first === "string" ? first : "";
}
