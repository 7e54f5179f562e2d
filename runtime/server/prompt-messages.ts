import type { GetPromptRequest, GetPromptResult } from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../errors.ts";
import { isObject, quoted } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import { isContentBlock, levelBlock } from "./content-rules.ts";
import type { Result } from "./dispatch.ts";
import type { MaybePromise } from "./engine.ts";
import type { PromptEntry } from "./entries.ts";
import { isTimeout } from "./in-time.ts";
import { isUnanswered } from "./rounds/errors.ts";
import { runHandler } from "./run-handler.ts";

type Given = Pick<GetPromptResult, "messages" | "description" | "_meta">;

function isMessages(value: unknown): value is GetPromptResult["messages"] {
  return (
    Array.isArray(value) &&
    value.every(
      (message) =>
        isObject(message) &&
        (message["role"] === "user" || message["role"] === "assistant") &&
        isContentBlock(message["content"]),
    )
  );
}

function givenOf(returned: unknown): Given {
  if (typeof returned === "string") return { messages: [{ role: "user", content: { type: "text", text: returned } }] };
  if (isMessages(returned)) return { messages: returned };
  if (isObject(returned) && isMessages(returned["messages"])) return returned as unknown as Given;
  throw new LocalError("prompt-messages", "A prompt handler returns text, messages, or `{messages, description}`.");
}

function answer(entry: PromptEntry, returned: unknown, call: Call): Result {
  const { messages, description = entry.listed.description, _meta } = givenOf(returned);
  const { shapes } = call.tables;
  return {
    ...(description !== undefined && { description }),
    messages: messages.map(({ role, content }) => ({ role, content: levelBlock(content, shapes) })),
    ...(_meta !== undefined && { _meta }),
  };
}

function fault(entry: PromptEntry, error: unknown, call: Call): never {
  if (McpError.is(error)) throw error;
  if (isTimeout(error) || isUnanswered(error))
    throw new McpError(ErrorCode.internal, `The prompt "${entry.name}" was not made: ${error.message}`);
  call.host.logger({ level: "error", message: `prompt "${entry.name}" failed`, prompt: entry.name, error });
  throw new McpError(ErrorCode.internal, `The prompt "${entry.name}" could not be made.`);
}

function checkArguments(entry: PromptEntry, args: Record<string, string>): void {
  const missing = (entry.listed.arguments ?? []).filter(
    ({ name, required }) => required === true && !Object.hasOwn(args, name),
  );
  if (missing.length !== 0) {
    const names = missing.map(({ name }) => name).join(", ");
    throw new McpError(ErrorCode.invalidParams, `The prompt "${entry.name}" needs: ${names}.`);
  }
  if (entry.arguments === undefined || entry.arguments(args)) return;
  const [issue] = entry.arguments.errors ?? [];
  const what = `${issue?.instancePath.slice(1) ?? ""} ${issue?.message ?? "is not valid"}`.trim();
  throw new McpError(ErrorCode.invalidParams, `The arguments of the prompt "${entry.name}" are not valid: ${what}.`);
}

function get(entry: PromptEntry, args: Record<string, string>, call: Call): MaybePromise<Result> {
  checkArguments(entry, args);
  return runHandler(call, {
    asks: entry.asks,
    timeout: entry.timeout,
    enter: () => entry.get(args, call),
    done: (returned) => answer(entry, returned, call),
    failed: (error) => fault(entry, error, call),
  });
}

type Params = Pick<GetPromptRequest["params"], "name" | "arguments">;

/** Answers a request for a prompt. */
export function promptMessages({ name, arguments: args = {} }: Params, call: Call): MaybePromise<Result> {
  const entry = call.host.catalogue.prompts.get(name, call.auth);
  if (entry === undefined) {
    throw new McpError(ErrorCode.invalidParams, `There is no prompt called ${quoted(name)}.`);
  }
  call.checkAccess(entry);
  return get(entry, args, call);
}
