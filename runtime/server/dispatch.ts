import type { Call } from "./call.ts";
import type { Context } from "./context.ts";
import type { MaybePromise } from "./engine.ts";
import { Page } from "./page.ts";

export type Params = { readonly [key: string]: unknown };
export type Result = { readonly [key: string]: unknown };

/** Answers a request. Throws `McpError` to answer with a JSON-RPC error. */
export type Dispatch = (method: string, params: Params, ctx: Context) => MaybePromise<Result>;

/** Wraps the dispatch: `(next) => (method, params, ctx) => next(method, params, ctx)`. */
export type Middleware = (next: Dispatch) => Dispatch;

/** The innermost dispatch, which may answer with a kept page. */
export type Answering = (method: string, params: Params, call: Call) => MaybePromise<Result | Page>;

export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}

const open = (answer: Result | Page): Result => (answer instanceof Page ? answer.result : answer);
const close = (result: Result): Result | Page => Page.of(result) ?? result;

/** Composes the middleware around the base, outermost first; without middleware it is the base itself. */
export function compose(base: Answering, middleware: readonly Middleware[]): Answering {
  if (middleware.length === 0) return base;
  const innermost: Dispatch = (method, params, ctx) => {
    const answer = base(method, params, ctx as Call);
    return isPromise(answer) ? answer.then(open) : open(answer);
  };
  const outermost = middleware.reduceRight((next, wrap) => wrap(next), innermost);
  return (method, params, call) => {
    const result = outermost(method, params, call);
    return isPromise(result) ? result.then(close) : close(result);
  };
}
