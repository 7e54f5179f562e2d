import { ErrorCode, LocalError, McpError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import type { Params, Result } from "./dispatch.ts";
import type { MaybePromise } from "./engine.ts";
import type { MethodEntry } from "./entries.ts";
import { isTimeout } from "./in-time.ts";
import { wordIssues } from "./params.ts";
import { missingCapability } from "./rounds/missing-capability.ts";
import { runHandler } from "./run-handler.ts";

/** What the handler returned, without what a result may always have. */
function checked({ name, result }: MethodEntry, returned: unknown): Result {
  const answer = returned ?? {};
  if (!isObject(answer)) throw new LocalError("method-result", `The result of ${name} is an object.`);
  const { _meta, ...own } = answer;
  if (result === undefined || result.validator?.(own) === true) return answer;
  throw new LocalError("method-result", `The result of ${name} is not as declared.`, {
    cause: result.validator?.errors,
  });
}

/** Answers a method of one's own. What its handler does wrong is logged, and told to the client without its inside. */
export function answerMethod(entry: MethodEntry, params: Params, call: Call): MaybePromise<Result> {
  const { name, extension, timeout, handler } = entry;
  call.checkAccess(entry);
  // One-sided support of an extension ends in an error that says what is missing (EXT-06, CAP-10).
  if (extension !== undefined && call.client.extensions[extension] === undefined) {
    throw missingCapability({ extensions: { [extension]: {} } }, call);
  }
  const unready = [entry.params, entry.result].filter((check) => check !== undefined && check.validator === undefined);
  if (unready.length > 0) {
    return Promise.all(unready.map((check) => check?.load())).then(() => answerMethod(entry, params, call));
  }
  const { _meta, ...input } = params;
  if (entry.params?.validator?.(input) === false) {
    // Of several findings the innermost says what is wrong.
    throw new McpError(ErrorCode.invalidParams, wordIssues(name, entry.params.validator.errors?.slice(-1)));
  }
  return runHandler(call, {
    asks: undefined,
    timeout,
    enter: () => handler(input, call),
    done: (returned) => checked(entry, returned),
    failed: (error) => {
      throw isTimeout(error) ? new McpError(ErrorCode.internal, `${name} gave no answer: ${error.message}`) : error;
    },
  });
}
