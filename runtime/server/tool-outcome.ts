/** What a tool's handler returned or threw, as the result of the call. */
import type { CallToolResult, ContentBlock } from "@mcpwright/protocol/2026-07-28";
import type { Issue } from "@mcpwright/protocol/contract";
import { ErrorCode, McpError, ToolError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import type { Call } from "./call.ts";
import { isContentBlock, levelBlock } from "./content-rules.ts";
import type { Result } from "./dispatch.ts";
import type { ToolEntry } from "./entries.ts";
import { isTimeout } from "./in-time.ts";
import { DECLARED_ERROR } from "./meta-keys.ts";
import { knows } from "./project.ts";
import { isUnanswered } from "./rounds/errors.ts";
import { isToolResult, type ToolResult } from "./tool-result.ts";

type Outcome = Omit<CallToolResult, "resultType">;

function blocksOf(content: unknown): readonly ContentBlock[] | undefined {
  if (content === undefined) return [];
  if (typeof content === "string") return [{ type: "text", text: content }];
  if (Array.isArray(content)) return content.every(isContentBlock) ? content : undefined;
  return isContentBlock(content) ? [content] : undefined;
}

function serverFault(entry: ToolEntry, fault: string, call: Call, error?: unknown): never {
  call.host.logger({ level: "error", message: `tool "${entry.name}" ${fault}`, tool: entry.name, error });
  throw new McpError(ErrorCode.internal, `The tool "${entry.name}" gave an answer that is not as declared.`);
}

/** Text mirrors the structured content, for clients that do not read it (TOOL-18). */
function mirror(structured: unknown): readonly ContentBlock[] {
  return [{ type: "text", text: JSON.stringify(structured) }];
}

function outcome(entry: ToolEntry, parts: Omit<ToolResult, never>, call: Call): Result {
  const { shapes, era } = call.tables;
  const { structured } = parts;
  const content =
    parts.content === undefined && structured !== undefined ? mirror(structured) : blocksOf(parts.content);
  if (content === undefined) return serverFault(entry, "returned something that is no content", call);
  const result: { -readonly [Key in keyof Outcome]: Outcome[Key] } = {
    content: content.map((block) => levelBlock(block, shapes)) as ContentBlock[],
  };
  // Before the modern era structured content is an object (S-09); the oldest revisions have none.
  const sendable = era === "modern" || (isObject(structured) && knows(shapes, "CallToolResult", "structuredContent"));
  if (structured !== undefined && sendable) result.structuredContent = structured;
  if (parts.isError === true) result.isError = true;
  if (parts.meta !== undefined) result._meta = parts.meta;
  return result as Result;
}

/** The result of a handler that returned. Output that breaks its declaration is the server's fault (TOOL-16). */
export function toolOutcome(entry: ToolEntry, returned: unknown, call: Call): Result {
  const output = entry.output?.validator;
  if (isToolResult(returned)) {
    if (output !== undefined && returned.isError !== true && !output(returned.structured)) {
      return serverFault(entry, "broke its output schema", call, output.errors);
    }
    return outcome(entry, returned, call);
  }
  if (output === undefined) return outcome(entry, { content: returned as ToolResult["content"] } as ToolResult, call);
  if (!output(returned)) return serverFault(entry, "broke its output schema", call, output.errors);
  return outcome(entry, { structured: returned } as ToolResult, call);
}

function failure(text: string, meta?: Result): Result {
  const content: ContentBlock[] = [{ type: "text", text }];
  return { content, isError: true, ...(meta !== undefined && { _meta: meta }) };
}

/** The result of a handler that threw: what it declared is told, anything else stays on the server (TOOL-32). */
export function toolFailure(entry: ToolEntry, error: unknown, call: Call): Result {
  if (ToolError.is(error)) {
    return failure(error.message, { [DECLARED_ERROR]: { code: error.code, data: error.data } });
  }
  if (McpError.is(error)) throw error;
  if (isUnanswered(error)) return failure(error.message);
  if (isTimeout(error)) return failure(`The tool "${entry.name}" was stopped: ${error.message}`);
  call.host.logger({ level: "error", message: `tool "${entry.name}" failed`, tool: entry.name, error });
  return failure(`The tool "${entry.name}" failed unexpectedly. Its server has logged why.`);
}

/** Arguments that do not match are told to the model, all mistakes at once (AMB-06). */
export async function refusedArguments(
  entry: ToolEntry,
  input: unknown,
  found: readonly Issue[] | null | undefined,
): Promise<Result> {
  const { wordMistakes } = await import("../schema/wording.ts");
  const mistakes = await wordMistakes(entry.listed.inputSchema, input, found);
  const lines = mistakes.map((mistake) => `- ${mistake}`);
  return failure([`The arguments of "${entry.name}" are not valid:`, ...lines].join("\n"));
}
