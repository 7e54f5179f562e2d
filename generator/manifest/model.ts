/**
 * A manifest after every check: names resolved, short forms written out, references followed, positions kept. The
 * emitters read nothing else.
 */
import type { UriTemplate } from "../contract/uri-template.ts";
import type { Location } from "../diagnostics.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A schema in its two uses. */
export interface SchemaModel {
  /** As a peer sees it: as written, keyword for keyword, references inlined or turned into `#/$defs/…` where they recurse. */
  readonly listed: JsonObject;
  /** Whether it came in the short form, which closes the object. */
  readonly short: boolean;
  /** `schemas:` entries it refers to by name; their types and validators are shared. */
  readonly uses: readonly string[];
  /** `listed` with whole entries of `schemas:` left as `#/schemas/Name`; present when `uses` names any. */
  readonly shared?: JsonObject;
  readonly location: Location;
}

/** A named part of the manifest that has a handler or could have one. */
interface ComponentModel {
  /** Its name on the wire or in the manifest; a key from outside, never an identifier. */
  readonly name: string;
  /** Export name, from `as:` or derived: `book_room` → `bookRoom`. */
  readonly identifier: string;
  /** File stem: `book-room`. */
  readonly stem: string;
  readonly location: Location;
  /** Earlier name, for the rename of a handler. */
  readonly previously?: string;
  /** `handler: ./legacy/book.ts#bookRoom`. */
  readonly external?: { readonly path: string; readonly exported: string };
  readonly scopes?: readonly string[];
  readonly public?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Name of the function that says who sees it. */
  readonly visible?: string;
}

/** For how long, and for whom, clients may keep an answer. */
export interface CacheModel {
  /** Milliseconds. */
  readonly ttl?: number;
  readonly scope?: "public" | "private";
}

/** A function that says which callers see the components that name it. */
export interface VisibleModel {
  readonly name: string;
  readonly stem: string;
  /** Where it is named first. */
  readonly location: Location;
}

export interface ErrorModel {
  readonly name: string;
  readonly message: string;
  /** Names used in the message; with `data` its properties. Without `data` each is a required string or number. */
  readonly places: readonly string[];
  readonly data?: SchemaModel;
}

export interface QuestionModel {
  readonly name: string;
  readonly message: string;
  readonly places: readonly string[];
  readonly schema?: SchemaModel;
  readonly url?: string;
  readonly beforeTask?: true;
}

export interface MirroredModel {
  readonly header: string;
  readonly path: readonly string[];
  readonly type: "string" | "integer" | "boolean";
}

export interface ExampleModel {
  readonly input?: Json;
  readonly output?: Json;
  readonly location: Location;
}

export interface ToolModel extends ComponentModel {
  /** Fields of the listed tool beside `name`, `inputSchema` and `outputSchema`: title, description, annotations, icons, `_meta`. */
  readonly listed: JsonObject;
  readonly input: SchemaModel;
  readonly output?: SchemaModel;
  readonly errors: readonly ErrorModel[];
  readonly elicit: readonly QuestionModel[];
  readonly once?: boolean;
  readonly task?: "optional" | "required";
  readonly coerce?: "json";
  readonly mirrored: readonly MirroredModel[];
  readonly examples: readonly ExampleModel[];
}

export interface CompletionModel {
  /** Name of the variable or argument. */
  readonly argument: string;
  /** A list, or `undefined` when a handler is asked. */
  readonly values?: readonly string[];
  readonly identifier?: string;
  readonly stem?: string;
  readonly location: Location;
}

export interface ResourceModel extends ComponentModel {
  /** Fields of the listed resource beside `name` and `uri`/`uriTemplate`. */
  readonly listed: JsonObject;
  readonly uri: string;
  /** Present when `uri` is a template. */
  readonly template?: UriTemplate;
  readonly params?: SchemaModel;
  /** Absent when a handler makes the contents. `path` is relative to the manifest, `/`-separated, inside the project. */
  readonly contents?: { readonly text: string } | { readonly file: string } | { readonly dir: string };
  /** Absent when the handler asks nothing. */
  readonly elicit?: readonly QuestionModel[];
  readonly complete: readonly CompletionModel[];
  readonly cache?: CacheModel;
}

export interface PromptArgumentModel {
  readonly name: string;
  readonly required: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly default?: string;
  readonly enum?: readonly string[];
}

export interface PromptModel extends ComponentModel {
  readonly listed: JsonObject;
  readonly arguments: readonly PromptArgumentModel[];
  /** Absent when a handler makes the messages. */
  readonly messages?: readonly { readonly role: "user" | "assistant"; readonly text: string }[];
  /** Absent when the handler asks nothing. */
  readonly elicit?: readonly QuestionModel[];
  readonly complete: readonly CompletionModel[];
}

/** A method of one's own. */
export interface MethodModel extends ComponentModel {
  /** Its description, where it has one. */
  readonly listed: JsonObject;
  /** The params without `_meta`. */
  readonly params: SchemaModel;
  /** Absent when the result is empty. */
  readonly result?: SchemaModel;
  /** The extension the client has to declare. */
  readonly extension?: string;
}

/** A folder with a `SKILL.md`. */
export interface SkillModel {
  /** Address of the folder: `skill://acme/refunds`. Files are below it by their paths. */
  readonly uri: string;
  /** Relative to the manifest, `/`-separated, inside the project. */
  readonly folder: string;
  readonly frontmatter: JsonObject;
  /** SHA-256 of the front matter's text, in hexadecimal. */
  readonly digest: string;
  readonly location: Location;
}

/** A shared definition of `schemas:`. */
export interface SharedSchemaModel {
  readonly name: string;
  readonly identifier: string;
  readonly schema: SchemaModel;
}

export interface ManifestModel {
  /** Path as given, for messages. */
  readonly file: string;
  /** Folder of the manifest, absolute. */
  readonly folder: string;
  /** Where handlers and `generated/` live, relative to the folder: `src`. */
  readonly source: string;
  readonly server: {
    readonly name: string;
    readonly version: string;
    readonly title?: string;
    readonly description?: string;
    readonly websiteUrl?: string;
    readonly icons?: Json;
  };
  readonly instructions?: string;
  /** Path of the lifespan module relative to the folder. */
  readonly app?: string;
  /** As written, `${ENV}` unexpanded. */
  readonly serve?: JsonObject;
  readonly auth?: JsonObject;
  /** Hints of the lists, by kind. */
  readonly cache?: Readonly<Record<string, CacheModel>>;
  /** Line of each key below `serve` and `auth`, by dotted path. */
  readonly lines: Readonly<Record<string, number>>;
  /** Whether a client is generated. */
  readonly client: boolean;
  readonly schemas: readonly SharedSchemaModel[];
  readonly tools: readonly ToolModel[];
  readonly resources: readonly ResourceModel[];
  readonly prompts: readonly PromptModel[];
  readonly skills: readonly SkillModel[];
  readonly methods: readonly MethodModel[];
  /** Settings of each extension the server declares. */
  readonly extensions?: JsonObject;
  /** Where `auth.verify` asks for a handler. */
  readonly verify?: Location;
  /** Each function that `visible` names, once. */
  readonly visible: readonly VisibleModel[];
}
