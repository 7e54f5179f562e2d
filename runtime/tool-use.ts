import type { SamplingMessage } from "@mcpwright/protocol/2026-07-28";

type Block = Exclude<SamplingMessage["content"], readonly unknown[]>;

/** The blocks of a message, which may have one beside a list. */
export function blocksOf({ content }: Pick<SamplingMessage, "content">): readonly Block[] {
  return Array.isArray(content) ? content : [content];
}

/**
 * Whether every message of the assistant that uses tools is followed at once by one of the user that holds all their
 * results (SAMP-12), and nothing else (SAMP-11).
 */
export function usesAreAnswered(messages: readonly SamplingMessage[]): boolean {
  let open: ReadonlySet<string> = new Set();
  for (const message of messages) {
    const blocks = blocksOf(message);
    const uses = blocks.flatMap((block) => (block.type === "tool_use" ? [block.id] : []));
    const results = blocks.flatMap((block) => (block.type === "tool_result" ? [block.toolUseId] : []));
    const answered = new Set(results);
    if (answered.size !== open.size || !results.every((id) => open.has(id))) return false;
    if (results.length > 0 && (results.length < blocks.length || message.role !== "user")) return false;
    if (uses.length > 0 && message.role !== "assistant") return false;
    open = new Set(uses);
  }
  return open.size === 0;
}

/** What is said of messages that break it. */
export const UNANSWERED = "A message that uses tools is followed by one that holds their results and nothing else.";
