import type { ServerMethod } from "@mcpwright/protocol";
import type {
  ClientCapabilities,
  ContentBlock,
  CreateMessageRequestParams,
  SamplingMessage,
} from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import { blocksOf, UNANSWERED, usesAreAnswered } from "../../tool-use.ts";
import type { Call } from "../call.ts";
import { isContentBlock, levelBlock } from "../content-rules.ts";
import type { Result } from "../dispatch.ts";
import { project } from "../project.ts";
import type { Question } from "./question.ts";

const method = "sampling/createMessage" satisfies ServerMethod;

/** Before 2025-11-25 a message is one block, and knows no tools. */
function early(messages: readonly SamplingMessage[], call: Call): object[] {
  return messages.flatMap((message) =>
    blocksOf(message).map((block) => {
      if (!isContentBlock(block)) {
        throw new McpError(ErrorCode.invalidParams, `Revision ${call.revision} has no sampling with tools.`);
      }
      return { role: message.role, content: levelBlock(block as ContentBlock, call.tables.shapes) };
    }),
  );
}

/** What the client has to declare and does not (SAMP-09). */
function missingFor(params: CreateMessageRequestParams, call: Call): ClientCapabilities | undefined {
  const { sampling } = call.client.capabilities;
  if (!isObject(sampling)) return { sampling: {} };
  const tools = params.tools !== undefined || params.toolChoice !== undefined;
  const able = isObject(sampling["tools"]) && call.tables.shapes["ToolChoice"] !== undefined;
  return tools && !able ? { sampling: { tools: {} } } : undefined;
}

function paramsOf(given: CreateMessageRequestParams, call: Call): Result {
  const { shapes } = call.tables;
  const named = shapes["CreateMessageRequestParams"] !== undefined;
  const { sampling } = call.client.capabilities;
  const { includeContext, ...rest } = given;
  // Where clients declare it, it is not used with those that do not (SAMP-15).
  const contextual = !named || (isObject(sampling) && isObject(sampling["context"]));
  const params = {
    ...rest,
    ...(includeContext !== undefined && contextual && { includeContext }),
    messages: shapes["ToolUseContent"] === undefined ? early(given.messages, call) : given.messages,
  };
  return project(params, [named ? "CreateMessageRequestParams" : "CreateMessageRequest.params"], shapes) as Result;
}

/** The question what the client's model has to say. */
export function sampling(given: CreateMessageRequestParams, key: string, call: Call): Question {
  if (!usesAreAnswered(given.messages)) throw new LocalError("sampling-messages", UNANSWERED);
  const missing = missingFor(given, call);
  const params = missing === undefined ? paramsOf(given, call) : {};
  return { key, method, params, constant: false, missing, read: (result) => result };
}
