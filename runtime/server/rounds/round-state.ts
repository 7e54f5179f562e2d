import { canonicalJson } from "@mcpwright/protocol/contract/equality";
import { ErrorCode, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import type { AuthInfo } from "../engine.ts";
import type { Asks } from "./declared-questions.ts";

/** How long a client may take to answer (MRTR-15). */
const LIFETIME = 10 * 60_000;

/** An answer, and the digest of the question it was given to. */
export interface KeptAnswer {
  readonly digest: string;
  readonly result: Result;
}

/** What a round leaves to the next one. */
export interface RoundState {
  /** Of this very state, so that it can be redeemed once. */
  readonly id: string;
  /** Rounds that have ended before this one. */
  readonly rounds: number;
  readonly answers: ReadonlyMap<string, KeptAnswer>;
  /** Results of the steps that have run. */
  readonly steps: ReadonlyMap<string, unknown>;
  /** Answers that came without a state: good for questions that say the same in every call. */
  readonly unasked: Readonly<Record<string, unknown>>;
}

/** What is sealed: members are short, as the client carries them. */
interface Sealed {
  readonly id: string;
  readonly until: number;
  readonly rounds: number;
  readonly asked: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, KeptAnswer>>;
  readonly steps: readonly (readonly [name: string, result?: unknown])[];
}

const NOTHING: Readonly<Record<string, never>> = Object.freeze(Object.create(null));

export const FIRST_ROUND: RoundState = { id: "", rounds: 0, answers: new Map(), steps: new Map(), unasked: NOTHING };

/** A first round that brings answers along. What is run once needs a state for each of them. */
export function firstRound(call: Call, asks: Asks): RoundState {
  const given = call.params["inputResponses"];
  return asks.once || !isObject(given)
    ? FIRST_ROUND
    : { ...FIRST_ROUND, unasked: Object.assign(Object.create(null), given) };
}

/** Who a credential belongs to, for what is kept for one principal and not found by others (SEC-06). */
export function principalOf(auth: AuthInfo | undefined): readonly (string | null)[] {
  return [auth?.subject ?? null, auth?.clientId ?? null, auth?.issuer ?? null];
}

/** What a state is good for: this principal, this build of this component, this request but for its `_meta`. */
export function bindingOf(call: Call, asks: Asks): string {
  const { _meta, inputResponses, requestState, ...salient } = call.params;
  const { auth } = call;
  return canonicalJson([...principalOf(auth), call.method, asks.fingerprint, salient]);
}

/** The state that the request brings back, with the answers it adds. Throws where it is not one of ours (MRTR-13). */
export async function openState(call: Call, binding: string): Promise<RoundState> {
  const token = call.params["requestState"];
  const text = typeof token === "string" ? await call.host.seal.open(token, binding) : undefined;
  if (text === undefined) throw refused("was not made for this request by this server");
  const sealed = JSON.parse(text) as Sealed;
  if (Date.now() > sealed.until) throw refused("has expired");
  const answers = new Map(Object.entries(sealed.answers));
  const given = call.params["inputResponses"];
  for (const [key, digest] of Object.entries(sealed.asked)) {
    const result = isObject(given) && Object.hasOwn(given, key) ? given[key] : undefined;
    if (isObject(result)) answers.set(key, { digest, result });
  }
  const steps = new Map(sealed.steps.map(([name, result]) => [name, result]));
  return { id: sealed.id, rounds: sealed.rounds, answers, steps, unasked: NOTHING };
}

function refused(why: string): McpError {
  return new McpError(ErrorCode.invalidParams, `The requestState ${why}; begin anew, without it.`);
}

/** The text of the next state. */
export function stateText(
  rounds: number,
  asked: Readonly<Record<string, string>>,
  answers: ReadonlyMap<string, KeptAnswer>,
  steps: ReadonlyMap<string, unknown>,
): string {
  const sealed: Sealed = {
    id: crypto.randomUUID(),
    until: Date.now() + LIFETIME,
    rounds,
    asked,
    answers: Object.fromEntries(answers),
    steps: [...steps].map(([name, result]) => (result === undefined ? [name] : [name, result])),
  };
  return JSON.stringify(sealed);
}
