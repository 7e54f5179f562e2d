/** Components as the catalogue keeps them: what is listed, and what answers. */
import type { Prompt, Resource, ResourceTemplate, Tool } from "@mcpwright/protocol/2026-07-28";
import type { Validator } from "@mcpwright/protocol/contract";
import type { UriTemplate } from "@mcpwright/protocol/contract/uri-template";
import type { Check } from "../schema/check.ts";
import type { Component } from "./component-list.ts";
import type { ErrorMaker } from "./declared-errors.ts";
import type { CacheHint, CompletionSource, MirroredArgument } from "./definition.ts";
import type { Needs } from "./engine.ts";
import type { Asks } from "./rounds/declared-questions.ts";
import type { Visible } from "./visibility.ts";

/** A user's function, whose types were checked where it was written. */
export type Body = (input: unknown, context: unknown) => unknown;

export interface ToolEntry extends Component {
  readonly listed: Tool;
  readonly input: Check;
  readonly output: Check | undefined;
  /** Arguments that are not declared strings, when strings of JSON are parsed (`coerce: json`). */
  readonly coerced: readonly string[];
  readonly errors: Readonly<Record<string, ErrorMaker>>;
  readonly mirrored: readonly MirroredArgument[];
  readonly timeout: number | undefined;
  /** Whether a call can become a task, or has to. */
  readonly task: "optional" | "required" | undefined;
  /** What its handler may ask; `undefined` when it has none. */
  readonly asks: Asks | undefined;
  readonly handler: Body;
}

export interface ResourceEntry extends Component {
  readonly listed: Resource;
  /** Makes the contents; called with the variables of the template, or none. */
  readonly read: Body;
  /** Contents that never change may be cached by clients. */
  readonly constant: boolean;
  readonly cache?: CacheHint | undefined;
  readonly timeout: number | undefined;
  /** What its handler may ask; `undefined` when it has none. */
  readonly asks: Asks | undefined;
}

export interface TemplateEntry extends Component {
  readonly listed: ResourceTemplate;
  readonly uri: UriTemplate;
  readonly params: Validator | undefined;
  readonly complete: Readonly<Record<string, CompletionSource>>;
  readonly cache?: CacheHint | undefined;
  readonly read: Body;
  readonly timeout: number | undefined;
  /** What its handler may ask; `undefined` when it has none. */
  readonly asks: Asks | undefined;
}

/** A method of one's own. */
export interface MethodEntry {
  readonly name: string;
  readonly params: Check | undefined;
  readonly result: Check | undefined;
  /** The extension that the client has to declare. */
  readonly extension: string | undefined;
  readonly timeout: number | undefined;
  readonly visible: Visible | undefined;
  readonly handler: Body;
  readonly needs: Needs;
}

export interface PromptEntry extends Component {
  readonly listed: Prompt;
  readonly arguments: Validator | undefined;
  readonly complete: Readonly<Record<string, CompletionSource>>;
  readonly get: Body;
  readonly timeout: number | undefined;
  /** What its handler may ask; `undefined` when it has none. */
  readonly asks: Asks | undefined;
}
