import type { CallToolResult } from "@mcpwright/protocol/2026-07-28";
import { ToolError } from "../../errors.ts";
import { textOf } from "../text-of.ts";

const brand = Symbol.for("mcpwright.ToolCallError");

/** A tool said no. `code` is that of the declared error, or `undeclared` where the tool only gave a text. */
export class ToolCallError<Code extends string = string, Data = unknown> extends ToolError<Code, Data> {
  readonly tool: string;
  /** Whether the contract declares the error, and its data were found to fit. */
  readonly declared: boolean;
  /** What the tool said, as it came. */
  readonly content: CallToolResult["content"];

  constructor(
    tool: string,
    code: Code,
    data: Data,
    { declared, content }: { readonly declared: boolean; readonly content: CallToolResult["content"] },
  ) {
    super(code, textOf({ content }) || `The tool ${JSON.stringify(tool)} failed and did not say why`, data);
    this.name = "ToolCallError";
    this.tool = tool;
    this.declared = declared;
    this.content = content;
  }

  static override is(error: unknown): error is ToolCallError {
    return typeof error === "object" && error !== null && brand in error;
  }
}

Object.defineProperty(ToolCallError.prototype, brand, { value: true });
