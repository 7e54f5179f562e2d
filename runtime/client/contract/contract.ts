/**
 * What a generated client knows of its server, as data. Its shape belongs to version 1 of the contract between generated
 * clients and the runtime; a change that older generated clients cannot meet is a new version.
 */
import type { Validator } from "@mcpwright/protocol/contract";
import type { UriTemplate } from "@mcpwright/protocol/contract/uri-template";
import type { MirroredArgument } from "../../server/definition.ts";

export interface ToolContract {
  readonly name: string;
  /** Its name below `client.tools`; absent where another tool would have the same. */
  readonly as?: string;
  /** Checks arguments before they are sent. Absent where the schema cannot be checked. */
  readonly input?: Validator;
  /** Checks structured content. */
  readonly output?: Validator;
  /** The declared errors, by code, with the check of their data. */
  readonly errors?: Readonly<Record<string, { readonly data?: Validator }>>;
  /** Arguments that HTTP mirrors into headers (XHDR-01). */
  readonly mirrored?: readonly MirroredArgument[];
  /** Of the schemas as listed; with `output` the tool answers with structured content. */
  readonly fingerprint: { readonly input: string; readonly output?: string };
}

export interface ResourceContract {
  readonly name: string;
  readonly as?: string;
  /** A URI, or the template that makes it. */
  readonly uri: string | UriTemplate;
  readonly params?: Validator;
}

export interface PromptContract {
  readonly name: string;
  readonly as?: string;
  /** Whether each argument is required. */
  readonly arguments: Readonly<Record<string, boolean>>;
}

export interface Contract {
  /** Version of the contract between generated clients and the runtime. */
  readonly codegen: 1;
  /** What it was generated from, for messages. */
  readonly source: string;
  /** The command that generates it again. */
  readonly regenerate: string;
  readonly tools: readonly ToolContract[];
  readonly resources: readonly ResourceContract[];
  readonly prompts: readonly PromptContract[];
}
