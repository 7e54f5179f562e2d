/** What is in the result of a tool. */
import type { CallToolResult } from "@mcpwright/protocol/2026-07-28";
import { LocalError, ToolError } from "../errors.ts";
import { isObject } from "../jsonrpc.ts";
import { DECLARED_ERROR } from "../server/meta-keys.ts";
import { textOf } from "./text-of.ts";

/** A tool's result in any revision. */
export type ToolResult = Pick<CallToolResult, "isError" | "structuredContent" | "content"> & {
  readonly _meta?: object | undefined;
};

/**
 * The structured content of a result; `fits` checks its type. Throws `ToolError` where the tool said no, and the
 * `LocalError` `invalid-output` where there is none or it does not fit.
 */
export function structuredOf<T>(result: ToolResult, fits: (value: unknown) => value is T): T;
export function structuredOf(result: ToolResult): unknown;
export function structuredOf(result: ToolResult, fits?: (value: unknown) => boolean): unknown {
  assertFine(result);
  const structured = structuredContentOf(result);
  if (structured === undefined) throw new LocalError("invalid-output", "The result has no structured content");
  if (fits?.(structured) !== false) return structured;
  throw new LocalError("invalid-output", "The structured content of the result does not fit");
}

/**
 * Throws where the tool said no: a `ToolError` with the text as message, and the code and data of the declared error, or the
 * code `undeclared`.
 */
export function assertFine(result: ToolResult): void {
  if (result.isError !== true) return;
  const { code, data } = declaredErrorOf(result) ?? { code: "undeclared", data: undefined };
  throw new ToolError(code, textOf(result) || "The tool failed and did not say why", data);
}

/** The error that a server of ours declares for the tool. */
export function declaredErrorOf({
  _meta,
}: Pick<ToolResult, "_meta">): { readonly code: string; readonly data: unknown } | undefined {
  const said = isObject(_meta) ? _meta[DECLARED_ERROR] : undefined;
  return isObject(said) && typeof said["code"] === "string" ? { code: said["code"], data: said["data"] } : undefined;
}

/** Revisions before 2025-06-18 have no structured content; its text is what they get (TOOL-18). */
export function structuredContentOf({
  structuredContent,
  content,
}: Pick<ToolResult, "structuredContent" | "content">): unknown {
  const [only, more] = content;
  if (structuredContent !== undefined || only?.type !== "text" || more !== undefined) return structuredContent;
  try {
    return JSON.parse(only.text);
  } catch {
    return undefined;
  }
}
