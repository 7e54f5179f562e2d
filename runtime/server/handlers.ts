/** Types of the functions a user writes. */
import type { ContentBlock, GetPromptResult, PromptMessage } from "@mcpwright/protocol/2026-07-28";
import type { CompletionContext, Context, Extras, PromptContext, ResourceContext, ToolContext } from "./context.ts";
import type { MaybePromise } from "./engine.ts";
import type { ToolResult } from "./tool-result.ts";

// biome-ignore lint/suspicious/noConfusingVoidType: a body without a return statement has the type void.
type Nothing = void;

/** What a tool may return. Without a declared output: text, content blocks, or nothing. */
export type ToolReturn<Output> = [Output] extends [Nothing]
  ? string | ContentBlock | readonly ContentBlock[] | ToolResult | Nothing
  : Output | ToolResult<Output>;

/** The body of a tool. `Output` is `void` for a tool without a declared output. */
export type ToolHandler<Input = unknown, Output = Nothing, E extends Extras = Extras> = (
  input: Input,
  ctx: ToolContext<E>,
) => MaybePromise<ToolReturn<Output>>;

/** One item of a resource. `uri` and `mimeType` default to those of the resource. */
export type ResourceItem = {
  readonly uri?: string;
  readonly mimeType?: string;
  readonly _meta?: Readonly<Record<string, unknown>>;
} & ({ readonly text: string } | { readonly blob: string | Uint8Array });

/** What a resource may return: text, bytes, items; nothing when the resource does not exist. */
export type ResourceReturn = string | Uint8Array | ResourceItem | readonly ResourceItem[] | null | undefined;

/** The body of a resource. `Params` holds the variables of its template. */
export type ResourceHandler<Params = Readonly<Record<string, never>>, E extends Extras = Extras> = (
  params: Params,
  ctx: ResourceContext<E>,
) => MaybePromise<ResourceReturn>;

/** What a prompt may return: one user message's text, messages, or messages with a description. */
export type PromptReturn =
  | string
  | readonly PromptMessage[]
  | Pick<GetPromptResult, "messages" | "description" | "_meta">;

/** The body of a prompt. */
export type PromptHandler<Arguments = Readonly<Record<string, never>>, E extends Extras = Extras> = (
  args: Arguments,
  ctx: PromptContext<E>,
) => MaybePromise<PromptReturn>;

/** What a completion may return; more than 100 values are cut (COMP-03). */
export type CompletionReturn =
  | readonly string[]
  | { readonly values: readonly string[]; readonly total?: number; readonly hasMore?: boolean };

/** Suggests values for one argument of a prompt or variable of a template. `value` is what was typed so far. */
export type CompletionHandler<Arguments = unknown, E extends Extras = Extras> = (
  value: string,
  ctx: CompletionContext<Arguments, E>,
) => MaybePromise<CompletionReturn>;

/** The body of a method of one's own. What it returns is the result; nothing stands for an empty one. */
export type MethodHandler<Params = Readonly<Record<string, unknown>>, Result = Nothing, E extends Extras = Extras> = (
  params: Params,
  ctx: Context<E>,
) => MaybePromise<Result>;
