import type { Resource, ResourceTemplate } from "@mcpwright/protocol/2026-07-28";
import { parseUriTemplate } from "@mcpwright/protocol/contract/uri-template";
import { LocalError } from "../errors.ts";
import { isUri } from "../schema/uri-formats.ts";
import { checkedHint } from "./cache-hint.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Extras } from "./context.ts";
import type { CacheHint } from "./definition.ts";
import type { Needs } from "./engine.ts";
import type { Body } from "./entries.ts";
import type { CompletionHandler, ResourceHandler } from "./handlers.ts";
import { checkListed } from "./listed-rules.ts";
import { type AddedQuestions, addedAsks } from "./rounds/added-questions.ts";
import type { Visible } from "./visibility.ts";

interface Handled extends Needs {
  /** Longest time the handler may take, in milliseconds. */
  readonly timeout?: number;
  /** The questions its handler may ask, by name. */
  readonly elicit?: AddedQuestions;
  /** Hides it from some callers: lists leave it out, and asking for it fails as if it were not there. */
  readonly visible?: Visible;
  /** For how long clients may keep the contents; by default not at all. */
  readonly cache?: CacheHint;
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
    const { timeout, elicit, visible, cache, scopes: _scopes, public: _public, ...listed } = definition;
    if (!isUri(listed.uri))
      throw new LocalError("resource-uri", `${JSON.stringify(listed.uri)} is not a URI (RFC 3986).`);
    checkListed(`The resource "${listed.name}"`, listed);
    this.#catalogue.addResource({
      name: listed.name,
      listed,
      read,
      constant: false,
      timeout,
      asks: addedAsks(listed, elicit),
      visible,
      needs: definition,
      cache: checkedHint(cache, listed.name),
    });
  }

  #addTemplate(definition: AddedTemplate, read: Body): void {
    const { timeout, complete = {}, elicit, visible, cache, scopes: _scopes, public: _public, ...listed } = definition;
    const { template, problems } = parseUriTemplate(listed.uriTemplate);
    if (template === undefined) {
      const said = problems.map(({ message, hint }) => `${message}. ${hint}`).join(" ");
      throw new LocalError("resource-template", `${listed.uriTemplate}: ${said}`);
    }
    checkListed(`The template "${listed.name}"`, listed);
    const entry = {
      name: listed.name,
      listed,
      uri: template,
      params: undefined,
      complete,
      read,
      timeout,
      asks: addedAsks(listed, elicit),
      visible,
      needs: definition,
      cache: checkedHint(cache, listed.name),
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

  /** From now on the resource or template is there only for callers for whom `visible` answers `true`; with `undefined` for all. */
  visible(name: string, visible: Visible | undefined): boolean {
    return this.#catalogue.guardResource(name, visible);
  }
}
