/**
 * What generated code hands to the runtime: an immutable, readable description of one server. Its shape belongs to
 * codegen version 1; a change that older generated code cannot meet is a new version.
 */

import type { Implementation, Prompt, Resource, ResourceTemplate, Tool } from "@mcpwright/protocol/2026-07-28";
import type { Validator } from "@mcpwright/protocol/contract";
import type { UriTemplate } from "@mcpwright/protocol/contract/uri-template";
import type { VerifyToken } from "../auth/server/options.ts";
import type { ExtensionSettings } from "./extensions.ts";
import type { Visible } from "./visibility.ts";

/** The module of `app:`. `start` makes what handlers see as `ctx.app`; `stop` gets it back. */
export interface Lifespan<App> {
  start?(): App | Promise<App>;
  stop?(app: App): void | Promise<void>;
}

/** How the server names itself. */
export type ServerIdentity = Implementation;

/** A declared error: its text with `{{name}}` places, and the check of its data. */
export interface DeclaredError {
  readonly message: string;
  readonly data?: Validator;
}

/** A declared question to the client. */
export interface DeclaredQuestion {
  readonly message: string;
  /** Form mode: the requested schema as sent, and the check of what comes back. */
  readonly schema?: Readonly<Record<string, unknown>>;
  readonly answer?: Validator;
  /** URL mode: the address, with `{{name}}` places. */
  readonly url?: string;
  /** Where its call becomes a task: whether it is asked of the request itself (TASKX-11). */
  readonly beforeTask?: boolean;
}

/** A property of the arguments that HTTP mirrors into a header (XHDR-01). */
export interface MirroredArgument {
  /** Name after `Mcp-Param-`. */
  readonly header: string;
  readonly path: readonly string[];
  readonly type: "string" | "integer" | "boolean";
}

/** For how long, and for whom, clients may keep an answer (CACHE-02, CACHE-03). */
export interface CacheHint {
  /** Milliseconds, an integer from 0 on. */
  readonly ttl?: number;
  /** `public`: caches may serve it to other callers too. */
  readonly scope?: "public" | "private";
}

/** Hints of the lists. */
export interface ListCaching {
  readonly tools?: CacheHint;
  readonly resources?: CacheHint;
  readonly templates?: CacheHint;
  readonly prompts?: CacheHint;
}

interface Component {
  /** Fingerprint of what the manifest says of it; binds sealed state and locks to it. */
  readonly fingerprint?: string;
  readonly scopes?: readonly string[];
  readonly public?: boolean;
  /** Longest time a handler may take, in milliseconds. */
  readonly timeout?: number;
  /** Hides it from some callers. */
  readonly visible?: Visible;
  /** The questions its handler may ask, by name. */
  readonly elicit?: Readonly<Record<string, DeclaredQuestion>>;
}

export interface ToolDefinition extends Component {
  /** The tool as the newest revision lists it. */
  readonly tool: Tool;
  /** Checks the arguments and fills defaults into them. */
  readonly input: Validator;
  readonly output?: Validator;
  /** `json`: a string that holds JSON is parsed where the declared type is not string. */
  readonly coerce?: "json";
  readonly errors?: Readonly<Record<string, DeclaredError>>;
  /** An answered question is acted on once, however often the answer arrives (MRTR-16). */
  readonly once?: boolean;
  /** Whether a call can become a task, or has to; absent: neither. */
  readonly task?: "optional" | "required";
  readonly mirrored?: readonly MirroredArgument[];
  readonly handler: (input: never, context: never) => unknown;
}

/** Where a resource's contents come from when no handler makes them. */
export type StaticContents =
  | { readonly text: string }
  /** Path relative to the definition's `base`. */
  | { readonly file: string }
  /** Embedded by `mcpwright build`: base64 of the bytes. */
  | { readonly base64: string };

export interface ResourceDefinition extends Component {
  /** The name in the manifest. */
  readonly name: string;
  readonly resource: Resource;
  readonly contents?: StaticContents;
  readonly cache?: CacheHint;
  readonly handler?: (params: never, context: never) => unknown;
}

export interface TemplateDefinition extends Component {
  readonly name: string;
  readonly template: ResourceTemplate;
  /** The template, parsed at generation. */
  readonly uri: UriTemplate;
  /** Checks the decoded variables and converts them to their declared types; absent: all are strings. */
  readonly params?: Validator;
  readonly cache?: CacheHint;
  readonly complete?: Readonly<Record<string, CompletionSource>>;
  readonly handler?: (params: never, context: never) => unknown;
  /** A folder served file by file; `uri` has one `{+path}` variable. Relative to the definition's `base`. */
  readonly dir?: string;
  /** Embedded by `mcpwright build`: base64 of each file by its path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Values offered for an argument: a list, or a handler that is asked. */
export type CompletionSource = readonly string[] | ((value: never, context: never) => unknown);

/** A prompt's message with `{{name}}` places. */
export interface PromptText {
  readonly role: "user" | "assistant";
  readonly text: string;
}

export interface PromptDefinition extends Component {
  readonly prompt: Prompt;
  /** Checks the arguments and fills defaults; every value is a string (S-25). */
  readonly arguments?: Validator;
  readonly messages?: readonly PromptText[];
  readonly complete?: Readonly<Record<string, CompletionSource>>;
  readonly handler?: (args: never, context: never) => unknown;
}

/** A method of one's own, beside those of the protocol. */
export interface MethodDefinition extends Component {
  readonly method: string;
  /** Checks the params without their `_meta`, and fills defaults into them. */
  readonly params: Validator;
  readonly result?: Validator;
  /** The extension that the client has to declare. */
  readonly extension?: string;
  readonly handler: (params: never, context: never) => unknown;
}

/** A folder of instructions, served by the extension `io.modelcontextprotocol/skills`. */
export interface SkillDefinition {
  /** Address of the folder; its files are below. */
  readonly uri: string;
  /** Relative to the definition's `base`. */
  readonly folder: string;
  /** The front matter of its `SKILL.md` as JSON. */
  readonly frontmatter: Readonly<Record<string, unknown>>;
  /** SHA-256 of the front matter's text, in hexadecimal. */
  readonly digest: string;
  /** Embedded by `mcpwright build`: base64 of each file by its path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Everything a manifest says, compiled. */
export interface ServerDefinition {
  /** Version of the contract between generated code and runtime. */
  readonly codegen: 1;
  /** The manifest's path relative to `base`, for messages. */
  readonly manifest: string;
  /** `file:` URL of the folder that holds the manifest. */
  readonly base: string;
  readonly server: ServerIdentity;
  readonly instructions?: string;
  /** The module of `app:`. What `start` returns is opaque here; generated types tell the handlers what it is. */
  readonly app?: { start?(): unknown; stop?(app: never): unknown };
  /** `serve:` as written, with `${ENV}` in it: expanded when the server starts. */
  readonly serve?: Readonly<Record<string, unknown>>;
  /** `auth:` as written; acted on where the server is put on HTTP. */
  readonly auth?: Readonly<Record<string, unknown>>;
  /** Verifies tokens, where the manifest says `verify: handler`. */
  readonly verify?: VerifyToken;
  readonly cache?: ListCaching;
  /** Line in the manifest of each setting, by dotted key: `serve.http.port` → 14. */
  readonly lines?: Readonly<Record<string, number>>;
  readonly tools: readonly ToolDefinition[];
  readonly resources: readonly ResourceDefinition[];
  readonly templates: readonly TemplateDefinition[];
  readonly prompts: readonly PromptDefinition[];
  readonly skills?: readonly SkillDefinition[];
  readonly methods?: readonly MethodDefinition[];
  /** Settings of each extension that the server declares (EXT-03). */
  readonly extensions?: Readonly<Record<string, ExtensionSettings>>;
}
