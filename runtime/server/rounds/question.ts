import type { ServerMethod } from "@mcpwright/protocol";
import type { ClientCapabilities } from "@mcpwright/protocol/2026-07-28";
import type { Result } from "../dispatch.ts";

/** One question to the client, worded for the revision of the call. */
export interface Question {
  /** What its answer is kept by: unique within a call. */
  readonly key: string;
  readonly method: ServerMethod;
  readonly params: Result | undefined;
  /** Whether it says the same in every call, so that an answer needs no state to be an answer to it. */
  readonly constant: boolean;
  /** Whether it is asked of the request itself, where its call becomes a task (TASKX-11). */
  readonly beforeTask?: boolean;
  /** What the client would have to declare, when it does not (MRTR-06, META-14). */
  readonly missing: ClientCapabilities | undefined;
  /** The answer as the handler gets it, of a result that has the shape of the method. Throws when it is not valid. */
  read(result: Result): unknown;
}

/** Asks the client in the way of the era. */
export interface Asker {
  ask(question: Question): Promise<unknown>;
  step(name: string, run: () => unknown): Promise<unknown>;
  /** The call is over: nothing is waited for any more. */
  end(): void;
}

/** For promises that nobody may be waiting for: their rejection is no unhandled one. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
