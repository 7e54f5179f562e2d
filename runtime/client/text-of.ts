import type { CallToolResult } from "@mcpwright/protocol/2026-07-28";

/** The text of a result, its blocks one after another; what is no text is left out. */
export function textOf({ content }: Pick<CallToolResult, "content">): string {
  return content.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("\n");
}
