import type { ServerMethod } from "@mcpwright/protocol";
import type {
  ClientCapabilities,
  ContentBlock,
  CreateMessageRequestParams,
  SamplingMessage,
} from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, LocalError, McpError } from "../../errors.ts";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import { isContentBlock, levelBlock } from "../content-rules.ts";
import type { Result } from "../dispatch.ts";
import { project } from "../project.ts";
import type { Question } from "./question.ts";

const method = "sampling/createMessage" satisfies ServerMethod;

type Block = Exclude<SamplingMessage["content"], readonly unknown[]>;

function blocksOf({ content }: SamplingMessage): readonly Block[] {
  return Array.isArray(content) ? content : [content];
}

/** Every use of a tool is followed by its result, and results stand alone (SAMP-11, SAMP-12). */
function checkToolUse(messages: readonly SamplingMessage[]): void {
  let open: ReadonlySet<string> = new Set();
  for (const message of messages) {
    const blocks = blocksOf(message);
    const results = blocks.flatMap((block) => (block.type === "tool_result" ? [block.toolUseId] : []));
    const answered = new Set(results);
    const whole = answered.size === open.size && results.every((id) => open.has(id));
    if (!whole || (results.length > 0 && results.length < blocks.length)) throw unanswered();
    open = new Set(blocks.flatMap((block) => (block.type === "tool_use" ? [block.id] : [])));
  }
  if (open.size > 0) throw unanswered();
}

function unanswered(): LocalError {
  return new LocalError(
    "sampling-messages",
    "A message that uses tools is followed by one that holds their results and nothing else.",
  );
}

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
  checkToolUse(given.messages);
  const missing = missingFor(given, call);
  const params = missing === undefined ? paramsOf(given, call) : {};
  return { key, method, params, constant: false, missing, read: (result) => result };
}
