import type { ContentBlock } from "@mcpwright/protocol/2026-07-28";

const brand: unique symbol = Symbol.for("mcpwright.ToolResult");

export interface ToolResultParts<Output> {
  /** Text or content blocks. Absent with `structured`: its JSON. */
  readonly content?: string | ContentBlock | readonly ContentBlock[];
  /** The declared output. */
  readonly structured?: Output;
  /** Tells the model that the call failed; a declared output is then not expected. */
  readonly isError?: boolean;
  /** `_meta` of the result. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** A tool's result said in full. */
export interface ToolResult<Output = unknown> extends ToolResultParts<Output> {
  readonly [brand]: true;
}

/** Says a tool's result in full: content beside the declared output, `isError`, `_meta`. */
export function result<Output = never>(parts: ToolResultParts<Output>): ToolResult<Output> {
  return { ...parts, [brand]: true };
}

export function isToolResult(value: unknown): value is ToolResult {
  return typeof value === "object" && value !== null && brand in value;
}
