import { ErrorCode, McpError } from "../../errors.ts";
import { isObject, quoted } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import type { Params, Result } from "../dispatch.ts";
import type { AuthInfo, Headers, MaybePromise } from "../engine.ts";
import type { ToolEntry } from "../entries.ts";
import { checkMirroredArguments } from "../headers.ts";
import type { Host } from "../host.ts";
import { type Running, runHandler } from "../run-handler.ts";
import { becomesTask } from "../tasks/augmentation.ts";
import { refusedArguments, toolFailure, toolOutcome } from "../tool-outcome.ts";
import type { RequestMethod } from "./method.ts";

function parseStrings(entry: ToolEntry, input: Record<string, unknown>): void {
  for (const name of entry.coerced) {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    if (typeof value !== "string") continue;
    try {
      input[name] = JSON.parse(value);
    } catch {
      // Not JSON: the validator will say what it should have been.
    }
  }
}

function run(entry: ToolEntry, input: Record<string, unknown>, call: Call): MaybePromise<Result> {
  const validator = entry.input.validator;
  if (validator === undefined) return entry.input.load().then(() => run(entry, input, call));
  if (entry.output !== undefined && entry.output.validator === undefined) {
    return entry.output.load().then(() => run(entry, input, call));
  }
  if (entry.coerced.length !== 0) parseStrings(entry, input);
  if (!validator(input)) return refusedArguments(entry, input, validator.errors);
  if (becomesTask(entry, call)) return runTask(entry, input, call);
  return runHandler(call, bodyOf(entry, input, call));
}

function bodyOf(entry: ToolEntry, input: Record<string, unknown>, call: Call): Running {
  call.error = entry.errors;
  return {
    asks: entry.asks,
    timeout: entry.timeout,
    enter: () => entry.handler(input, call),
    done: (returned) => toolOutcome(entry, returned, call),
    failed: (error) => toolFailure(entry, error, call),
  };
}

/** What goes before the task is the request's: its state is opened, and a question may be asked. */
async function runTask(entry: ToolEntry, input: Record<string, unknown>, call: Call): Promise<Result> {
  const tasks = await call.host.tasks();
  return runHandler(call, {
    asks: entry.asks,
    timeout: undefined,
    enter: () => tasks.start(call, (ctx) => bodyOf(entry, input, ctx)),
    done: (created) => created as Result,
    failed: (error) => {
      throw error;
    },
  });
}

function find(call: Call, name: string): ToolEntry {
  const entry = call.host.catalogue.tools.get(name, call.auth);
  if (entry === undefined) throw new McpError(ErrorCode.invalidParams, `There is no tool called ${quoted(name)}.`);
  call.checkAccess(entry);
  return entry;
}

export const callTool: RequestMethod<"tools/call"> = {
  method: "tools/call",
  answer: (params, call) => {
    const { name, arguments: input = {} } = params;
    return run(find(call, name), input, call);
  },
  checkHeaders: (params: Params, headers: Headers, host: Host, auth: AuthInfo | undefined) => {
    const name = params["name"];
    const entry = typeof name === "string" ? host.catalogue.tools.get(name, auth) : undefined;
    const input = params["arguments"];
    if (entry !== undefined && entry.mirrored.length !== 0) {
      checkMirroredArguments(entry.mirrored, isObject(input) ? input : {}, headers);
    }
  },
};
