import type { Resource, ResourceTemplate } from "@mcpwright/protocol/2026-07-28";
import { parseUriTemplate } from "@mcpwright/protocol/contract/uri-template";
import { LocalError } from "../errors.ts";
import { isUri } from "../schema/uri-formats.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Extras } from "./context.ts";
import type { Body } from "./entries.ts";
import type { CompletionHandler, ResourceHandler } from "./handlers.ts";
import { type AddedQuestions, addedAsks } from "./rounds/added-questions.ts";

interface Handled {
  /** Longest time the handler may take, in milliseconds. */
  readonly timeout?: number;
  /** The questions its handler may ask, by name. */
  readonly elicit?: AddedQuestions;
}

export interface AddedResource extends Resource, Handled {}

export interface AddedTemplate extends ResourceTemplate, Handled {
  /** Values offered for its variables: lists, or handlers that are asked. */
  readonly complete?: Readonly<Record<string, readonly string[] | CompletionHandler>>;
}

/** The resources and resource templates of a running server. */
export class ResourceRegistry {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Offers a resource (`uri`) or a template (`uriTemplate`) from now on. Throws `LocalError` when it is not valid. */
  add<Params = Readonly<Record<string, string>>, E extends Extras = Extras>(
    definition: AddedResource | AddedTemplate,
    handler: ResourceHandler<Params, E>,
  ): this {
    if ("uriTemplate" in definition) this.#addTemplate(definition, handler as Body);
    else this.#addResource(definition, handler as Body);
    return this;
  }

  #addResource(definition: AddedResource, read: Body): void {
    const { timeout, elicit, ...listed } = definition;
    if (!isUri(listed.uri))
      throw new LocalError("resource-uri", `${JSON.stringify(listed.uri)} is not a URI (RFC 3986).`);
    this.#catalogue.addResource({
      name: listed.name,
      listed,
      read,
      constant: false,
      timeout,
      asks: addedAsks(listed, elicit),
    });
  }

  #addTemplate(definition: AddedTemplate, read: Body): void {
    const { timeout, complete = {}, elicit, ...listed } = definition;
    const { template, problems } = parseUriTemplate(listed.uriTemplate);
    if (template === undefined) {
      const said = problems.map(({ message, hint }) => `${message}. ${hint}`).join(" ");
      throw new LocalError("resource-template", `${listed.uriTemplate}: ${said}`);
    }
    const entry = {
      name: listed.name,
      listed,
      uri: template,
      params: undefined,
      complete,
      read,
      timeout,
      asks: addedAsks(listed, elicit),
    };
    this.#catalogue.addTemplate(entry);
  }

  /** Takes a resource or template away; `false` when there is none of that name. */
  remove(name: string): boolean {
    return this.#catalogue.removeResource(name);
  }

  /** Hides a resource or template: lists leave it out, and asking for it fails as if it were not there. `false` when nothing changed. */
  disable(name: string): boolean {
    return this.#catalogue.enableResource(name, false);
  }

  /** Offers a disabled resource or template again, in its old place. `false` when nothing changed. */
  enable(name: string): boolean {
    return this.#catalogue.enableResource(name, true);
  }
}
