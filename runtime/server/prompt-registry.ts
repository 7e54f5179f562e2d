import type { Prompt } from "@mcpwright/protocol/2026-07-28";
import { LocalError } from "../errors.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Extras } from "./context.ts";
import type { Needs } from "./engine.ts";
import type { Body } from "./entries.ts";
import type { CompletionHandler, PromptHandler } from "./handlers.ts";
import { checkListed } from "./listed-rules.ts";
import { type AddedQuestions, addedAsks } from "./rounds/added-questions.ts";
import type { Visible } from "./visibility.ts";

export interface AddedPrompt extends Prompt, Needs {
  /** Values offered for its arguments: lists, or handlers that are asked. */
  readonly complete?: Readonly<Record<string, readonly string[] | CompletionHandler>>;
  /** Longest time the handler may take, in milliseconds. */
  readonly timeout?: number;
  /** The questions its handler may ask, by name. */
  readonly elicit?: AddedQuestions;
  /** Hides it from some callers: lists leave it out, and asking for it fails as if it were not there. */
  readonly visible?: Visible;
}

/** The prompts of a running server. */
export class PromptRegistry {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Offers a prompt from now on. Throws `LocalError` when the name is taken. */
  add<Arguments = Readonly<Record<string, string>>, E extends Extras = Extras>(
    definition: AddedPrompt,
    handler: PromptHandler<Arguments, E>,
  ): this {
    const { timeout, complete = {}, elicit, visible, scopes: _scopes, public: _public, ...listed } = definition;
    if (listed.name === "") throw new LocalError("prompt-name", "A prompt has a name.");
    checkListed(`The prompt "${listed.name}"`, listed);
    this.#catalogue.addPrompt({
      name: listed.name,
      listed,
      arguments: undefined,
      complete,
      get: handler as Body,
      timeout,
      asks: addedAsks(listed, elicit),
      visible,
      needs: definition,
    });
    return this;
  }

  /** Takes a prompt away; `false` when there is none of that name. */
  remove(name: string): boolean {
    return this.#catalogue.removePrompt(name);
  }

  /** Hides a prompt: lists leave it out, and asking for it fails as if it were not there. `false` when nothing changed. */
  disable(name: string): boolean {
    return this.#catalogue.enablePrompt(name, false);
  }

  /** Offers a disabled prompt again, in its old place. `false` when nothing changed. */
  enable(name: string): boolean {
    return this.#catalogue.enablePrompt(name, true);
  }

  /** From now on the prompt is there only for callers for whom `visible` answers `true`; with `undefined` for all. */
  visible(name: string, visible: Visible | undefined): boolean {
    return this.#catalogue.guardPrompt(name, visible);
  }
}
