import type { CompleteRequest, CompleteResult } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, McpError } from "../errors.ts";
import { isObject, quoted } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import type { CompletionSource } from "./definition.ts";
import { isPromise, type Result } from "./dispatch.ts";
import type { MaybePromise } from "./engine.ts";
import type { CompletionReturn } from "./handlers.ts";

const MAX_VALUES = 100;

type Sources = Readonly<Record<string, CompletionSource>>;

/** What the reference offers, or `undefined` when there is no such prompt or template. A concrete URI counts too (COMP-08). */
function sourcesOf(ref: CompleteRequest["params"]["ref"], call: Call): { readonly sources: Sources } | undefined {
  const { auth, host } = call;
  const { catalogue } = host;
  if (ref.type === "ref/prompt") {
    const prompt = catalogue.prompts.get(ref.name, auth);
    if (prompt !== undefined) call.checkAccess(prompt);
    return prompt && { sources: prompt.complete };
  }
  const template = catalogue.templateWritten(ref.uri, auth) ?? catalogue.templateFor(ref.uri, auth)?.entry;
  if (template !== undefined) {
    call.checkAccess(template);
    return { sources: template.complete };
  }
  return catalogue.resourceAt(ref.uri, auth) && { sources: {} };
}

/** Those that start with what was typed, then those that hold it elsewhere (COMP-05). */
function filter(values: readonly string[], typed: string): readonly string[] {
  const wanted = typed.toLowerCase();
  const starting = values.filter((value) => value.toLowerCase().startsWith(wanted));
  const holding = values.filter((value) => value.toLowerCase().indexOf(wanted) > 0);
  return [...starting, ...holding];
}

function answer(returned: CompletionReturn): Result {
  const given = isObject(returned) ? (returned as Exclude<CompletionReturn, readonly string[]>) : { values: returned };
  const {
    values,
    total = values.length,
    hasMore = total > Math.min(values.length, MAX_VALUES),
  } = given as Exclude<CompletionReturn, readonly string[]>;
  const completion: CompleteResult["completion"] = { values: values.slice(0, MAX_VALUES), total, hasMore };
  return { completion };
}

function fault(error: unknown, call: Call): never {
  if (McpError.is(error)) throw error;
  call.host.logger({ level: "error", message: "completion failed", error });
  throw new McpError(ErrorCode.internal, "The values could not be suggested.");
}

function complete(
  source: Exclude<CompletionSource, readonly string[]>,
  value: string,
  call: Call,
): MaybePromise<Result> {
  try {
    const returned = source(value as never, call as never) as MaybePromise<CompletionReturn>;
    if (!isPromise(returned)) return answer(returned);
    return returned.then(answer).catch((error: unknown) => fault(error, call));
  } catch (error) {
    return fault(error, call);
  }
}

/** Answers what to complete an argument or variable with. */
export function completion({ ref, argument, context }: CompleteRequest["params"], call: Call): MaybePromise<Result> {
  const found = sourcesOf(ref, call);
  if (found === undefined) {
    const name = ref.type === "ref/prompt" ? ref.name : ref.uri;
    throw new McpError(ErrorCode.invalidParams, `There is nothing called ${quoted(name)} to complete.`);
  }
  call.arguments = context?.arguments ?? {};
  const source = Object.hasOwn(found.sources, argument.name) ? found.sources[argument.name] : undefined;
  if (source === undefined) return answer([]);
  return typeof source === "function" ? complete(source, argument.value, call) : answer(filter(source, argument.value));
}
