import type { Call } from "./call.ts";
import { isPromise, type Result } from "./dispatch.ts";
import type { MaybePromise } from "./engine.ts";
import { inTime, isTimeout } from "./in-time.ts";
import type { Asks } from "./rounds/declared-questions.ts";
import { bindingOf, firstRound, openState } from "./rounds/round-state.ts";

/** What is run: the body of a tool, prompt or resource. */
export interface Running {
  /** What it may ask; `undefined` when it asks nothing, such as a file. */
  readonly asks: Asks | undefined;
  /** Longest time of its own, in milliseconds. */
  readonly timeout: number | undefined;
  /** Calls the handler. */
  enter(): unknown;
  /** The result of what the handler returned. */
  done(returned: unknown): Result;
  /** The result of what the handler threw, or throws what the request is refused with. */
  failed(error: unknown): Result;
}

/** Runs a handler; its questions, where the era has rounds, go before what it returns or throws (MRTR-01). */
export function runHandler(call: Call, running: Running): MaybePromise<Result> {
  const { asks } = running;
  if (asks === undefined) return enterHandler(call, running);
  call.asks = asks;
  const { host, session, params } = call;
  if (asks.questions.some(({ answer }) => answer !== undefined && answer.validator === undefined)) {
    return Promise.all(asks.questions.map(({ answer }) => answer?.load())).then(() => runHandler(call, running));
  }
  if (session !== undefined) return enterHandler(call, running);
  if (params["requestState"] === undefined) {
    if (asks.questions.length > 0) call.binding = bindingOf(call, asks);
    call.before = firstRound(call, asks);
    return enterHandler(call, running);
  }
  const binding = bindingOf(call, asks);
  call.binding = binding;
  return openState(call, binding).then((state) => {
    call.before = state;
    if (!asks.once) return enterHandler(call, running);
    return host.redeemed().then((redeemed) => redeemed.redeem(state.id, () => enterHandler(call, running)));
  });
}

/** Calls the handler and makes a result of what comes of it. */
export function enterHandler(call: Call, running: Running): MaybePromise<Result> {
  const finish = (returned: unknown): Result => {
    try {
      return running.done(returned);
    } catch (error) {
      return running.failed(error);
    }
  };
  const fail = (error: unknown): Result => {
    // Nobody gets the answer of a cancelled call; what is run once may be tried again.
    if (call.closed && running.asks?.once === true) throw error;
    return running.failed(error);
  };
  let returned: unknown;
  try {
    returned = running.enter();
  } catch (error) {
    return call.decided?.catch(fail) ?? fail(error);
  }
  if (!isPromise(returned)) return call.decided?.catch(fail) ?? finish(returned);
  const answer = inTime(returned, running.timeout, call);
  return new Promise<Result>((resolve, reject) => {
    const settle = (make: () => Result): void => {
      try {
        resolve(make());
      } catch (error) {
        reject(error);
      }
    };
    const decide = (result: Promise<Result>): void => {
      result.then(resolve, (error: unknown) => settle(() => fail(error)));
    };
    if (call.decided === undefined) call.onDecided = decide;
    else decide(call.decided);
    answer.then(
      (value) => {
        if (call.decided === undefined) settle(() => finish(value));
      },
      (error: unknown) => {
        if (call.decided === undefined || isTimeout(error)) settle(() => fail(error));
      },
    );
  });
}
