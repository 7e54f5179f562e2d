import { compileValidators } from "./compile-validators.ts";
import type { CompiledValidator } from "./detach-validator.ts";
import { closureOf, type Schema } from "./json-schema.ts";
import type { RevisionModel } from "./normalise.ts";
import { type AnswerUnion, deriveAnswers, deriveReceived, type Received } from "./roles.ts";

/** The file of a revision a validator stands in: read by both roles, by one, or by neither. */
export type Home = "shared" | "server" | "client" | "all";

/** A compiled validator and where its text is. */
export interface LinkedValidator {
  readonly compiled: CompiledValidator;
  readonly home: Home;
  /** The revision whose file holds the text: this one, or an older one where it is the same. */
  readonly revision: string;
  /** The file of that revision. */
  readonly file: Home;
  /** Whether the text is an older revision's. */
  readonly reused: boolean;
}

/** The validators of one revision, by name. */
export interface LinkedRevision {
  readonly model: RevisionModel;
  readonly answers: readonly AnswerUnion[];
  readonly received: Readonly<Record<"server" | "client", Received>>;
  readonly validators: ReadonlyMap<string, LinkedValidator>;
}

/** Compiles every revision, oldest first, and finds what an older one already has. */
export function linkValidators(models: readonly RevisionModel[]): readonly LinkedRevision[] {
  const linked: LinkedRevision[] = [];
  for (const model of models) linked.push(linkOne(model, linked));
  return linked;
}

function linkOne(model: RevisionModel, older: readonly LinkedRevision[]): LinkedRevision {
  const answers = deriveAnswers(model);
  const definitions: Record<string, Schema> = { ...model.definitions };
  for (const { name, schema } of answers) {
    if (name in definitions) throw new Error(`${model.info.id}: ${name} is a definition and the name of an answer`);
    definitions[name] = schema;
  }
  const received = { server: deriveReceived(model, "server"), client: deriveReceived(model, "client") };
  const server = closureOf(rootsOf(received.server), definitions);
  const client = closureOf(rootsOf(received.client), definitions);
  const homeOf = (name: string): Home => {
    if (server.has(name)) return client.has(name) ? "shared" : "server";
    return client.has(name) ? "client" : "all";
  };
  const validators = new Map<string, LinkedValidator>();
  for (const validator of compileValidators(sorted(definitions))) {
    const { name } = validator;
    const home = homeOf(name);
    validators.set(name, { compiled: validator, home, revision: model.info.id, file: home, reused: false });
  }
  for (const candidate of older.toReversed()) reuse(validators, candidate);
  return { model, answers, received, validators };
}

/** Names of the validators a role needs. */
export function rootsOf(received: Received): ReadonlySet<string> {
  return new Set([...received.requests, ...received.notifications, ...received.answers].map(([, name]) => name));
}

/** Readers of each file: an older text is used only where no reader loads a file made for another role. */
const READERS: Readonly<Record<Home, readonly Home[]>> = {
  shared: ["shared"],
  server: ["shared", "server"],
  client: ["shared", "client"],
  all: ["shared", "server", "client", "all"],
};

/** Takes from an older revision what has the same text and calls only what is the same too. */
function reuse(validators: Map<string, LinkedValidator>, older: LinkedRevision): void {
  const same = new Set<string>();
  for (const [name, { compiled, home }] of validators) {
    const candidate = older.validators.get(name);
    if (candidate?.compiled.code === compiled.code && READERS[home].includes(candidate.home)) same.add(name);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const name of same) {
      if (validators.get(name)!.compiled.calls.every((call) => same.has(call))) continue;
      same.delete(name);
      changed = true;
    }
  }
  for (const name of same) {
    const own = validators.get(name)!;
    if (own.reused) continue;
    const { revision, file } = older.validators.get(name)!;
    validators.set(name, { ...own, revision, file, reused: true });
  }
}

function sorted(definitions: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.keys(definitions)
      .sort()
      .map((name) => [name, definitions[name]!]),
  );
}
