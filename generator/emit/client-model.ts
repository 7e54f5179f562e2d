/** What a client is generated from, whether a manifest declares it or a live server lists it. */
import type { UriTemplate } from "../contract/uri-template.ts";
import type { ErrorModel, Json, MirroredModel, SchemaModel, SharedSchemaModel } from "../manifest/model.ts";
import type { Dialect } from "./checks.ts";

/** A schema, or why a value is `unknown`. */
export type ClientSchema =
  | { readonly schema: SchemaModel; readonly dialect?: Dialect; readonly reason?: undefined }
  | { readonly schema?: undefined; readonly dialect?: undefined; readonly reason: string };

interface ClientComponent {
  /** Name on the wire; of a resource, its name in the contract. */
  readonly name: string;
  /** What it is called in code, before another of its kind claims the same. */
  readonly identifier: string;
  readonly description?: string;
}

export interface ClientTool extends ClientComponent {
  readonly input: ClientSchema;
  readonly output?: ClientSchema;
  readonly errors: readonly ErrorModel[];
  readonly mirrored: readonly MirroredModel[];
  /** The schemas as listed, whether they can be expressed or not. */
  readonly listed: { readonly input: Json; readonly output?: Json };
}

export interface ClientResource extends ClientComponent {
  readonly uri: string | UriTemplate;
  /** Parameters of the template. */
  readonly params?: SchemaModel;
  /** Variables that the server completes. */
  readonly completes: readonly string[];
}

export interface ClientPrompt extends ClientComponent {
  readonly arguments: SchemaModel;
  readonly required: Readonly<Record<string, boolean>>;
  readonly completes: readonly string[];
}

export interface ClientModel {
  /** Comment at the head of each file. */
  readonly header: string;
  /** What it is generated from, for messages: `mcp.yaml`. */
  readonly source: string;
  /** The command that generates it again. */
  readonly regenerate: string;
  /** How the server calls itself. */
  readonly server: string;
  readonly schemas: readonly SharedSchemaModel[];
  readonly tools: readonly ClientTool[];
  readonly resources: readonly ClientResource[];
  readonly prompts: readonly ClientPrompt[];
}
