/** The types of generated clients: what each name takes and answers with, from tables that the generated file declares. */
import type {
  CallToolResult,
  CompleteResult,
  GetPromptResult,
  ReadResourceResult,
} from "@mcpwright/protocol/2026-07-28";
import type { Client } from "../client.ts";
import type { CallOptions } from "../exchange.ts";
import type { ToolCallError } from "./tool-call-error.ts";

/** What a tool without declared output answers with. */
export type ToolContent = Pick<CallToolResult, "content" | "structuredContent" | "_meta">;
export type ResourceContents = ReadResourceResult["contents"];
export type PromptMessages = Pick<GetPromptResult, "description" | "messages">;
export type Completion = CompleteResult["completion"];

type Field<Entry, Key extends string, Otherwise> = Entry extends { readonly [K in Key]: infer Value }
  ? Value
  : Otherwise;

type ErrorsOf<Tool> = Field<Tool, "errors", Record<never, never>>;

/** Parameters of a call: the arguments may be left out where all of them may. */
type Taking<Given> =
  Record<never, never> extends Given ? [given?: Given, options?: CallOptions] : [given: Given, options?: CallOptions];

/** `client.tools.bookRoom`. */
export type ToolCall<Tool> = (...given: Taking<Field<Tool, "input", never>>) => Promise<Field<Tool, "output", never>>;

/** Asks the server how a value that is being typed could go on. */
type Completing<Entry> = [Field<Entry, "completes", never>] extends [never]
  ? unknown
  : { complete(argument: Field<Entry, "completes", never>, typed: string, options?: CallOptions): Promise<Completion> };

/** `client.resources.room`. */
export type ResourceRead<Resource> = ((
  ...given: Taking<Field<Resource, "params", never>>
) => Promise<ResourceContents>) &
  Completing<Resource>;

/** `client.prompts.welcome`. */
export type PromptGet<Prompt> = ((...given: Taking<Field<Prompt, "arguments", never>>) => Promise<PromptMessages>) &
  Completing<Prompt>;

type Names<Table> = (keyof Table & string) | (string & Record<never, never>);
type Anything = [given?: Readonly<Record<string, unknown>>, options?: CallOptions];

/** What every generated client has; names that the contract does not know stay reachable, as `unknown`. */
export interface ContractClient<Tools, Resources, Prompts> {
  /** The connection below: every method of the protocol, without the contract. */
  readonly connection: Client;
  /** Calls a tool by its name on the wire. */
  call<Name extends Names<Tools>>(
    name: Name,
    ...given: Name extends keyof Tools ? Taking<Field<Tools[Name], "input", never>> : Anything
  ): Promise<Name extends keyof Tools ? Field<Tools[Name], "output", never> : unknown>;
  /** Reads a resource by its name in the contract, or by its URI. */
  read<Name extends Names<Resources>>(
    name: Name,
    ...given: Name extends keyof Resources ? Taking<Field<Resources[Name], "params", never>> : Anything
  ): Promise<ResourceContents>;
  /** Gets a prompt by its name on the wire. */
  prompt<Name extends Names<Prompts>>(
    name: Name,
    ...given: Name extends keyof Prompts ? Taking<Field<Prompts[Name], "arguments", never>> : Anything
  ): Promise<PromptMessages>;
  close(): Promise<void>;
}

/** The errors that a tool declares, told apart by `code`. */
export type DeclaredErrorOf<Tool, Code extends keyof ErrorsOf<Tool> = keyof ErrorsOf<Tool>> = {
  [One in Code & string]: ToolCallError<One, ErrorsOf<Tool>[One & keyof ErrorsOf<Tool>]>;
}[Code & string];

/** Whether an error is one that the tool declares; with a code, that one. */
export type ErrorGuard<Tools> = <
  Name extends keyof Tools & string,
  Code extends keyof ErrorsOf<Tools[Name]> & string = keyof ErrorsOf<Tools[Name]> & string,
>(
  error: unknown,
  tool: Name,
  code?: Code,
) => error is DeclaredErrorOf<Tools[Name], Code>;
