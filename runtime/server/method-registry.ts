import { methodNameProblem } from "@mcpwright/protocol/contract/names";
import { LocalError } from "../errors.ts";
import { interpretedCheck } from "../schema/check.ts";
import type { Extras } from "./context.ts";
import type { AuthInfo, Needs } from "./engine.ts";
import type { Body, MethodEntry } from "./entries.ts";
import type { MethodHandler } from "./handlers.ts";
import type { RequestMethod } from "./methods/method.ts";
import type { Sight, Visible } from "./visibility.ts";

/** A method of one's own as a running server gets it. */
export interface AddedMethod extends Needs {
  /** With a prefix of one's own: `acme/search`. */
  readonly name: string;
  /** JSON Schema of the params without their `_meta`; by default any. */
  readonly paramsSchema?: Readonly<Record<string, unknown>>;
  /** JSON Schema of the result; by default any. */
  readonly resultSchema?: Readonly<Record<string, unknown>>;
  /** The extension that the client has to declare, else the method is refused (EXT-06). */
  readonly extension?: string;
  /** Longest time the handler may take, in milliseconds. */
  readonly timeout?: number;
  /** Hides it from some callers: for them there is no such method. */
  readonly visible?: Visible;
}

/** How a method is answered, in every revision alike. */
export type Answerer = Pick<RequestMethod, "answer" | "checkHeaders">;

/** Methods beside those of the protocol. */
export class MethodRegistry {
  readonly #methods: Map<string, Answerer> = new Map();
  readonly #guards: Map<string, Visible> = new Map();
  readonly #sight: Sight;

  constructor(sight: Sight) {
    this.#sight = sight;
  }

  /** Answers requests with this method from now on. Throws `LocalError` when the name is taken or the protocol's. */
  add<
    Params = Readonly<Record<string, unknown>>,
    Result = Readonly<Record<string, unknown>>,
    E extends Extras = Extras,
  >(definition: AddedMethod, handler: MethodHandler<Params, Result, E>): this {
    const { name, paramsSchema, resultSchema, extension, timeout, visible } = definition;
    return this.addEntry({
      name,
      params: paramsSchema && interpretedCheck(paramsSchema),
      result: resultSchema && interpretedCheck(resultSchema, { fills: false }),
      extension,
      timeout,
      visible,
      handler: handler as Body,
      needs: definition,
    });
  }

  addEntry(entry: MethodEntry): this {
    const { name } = entry;
    const problem = methodNameProblem(name);
    if (problem !== undefined) throw new LocalError("method-name", `${JSON.stringify(name)} is no method: ${problem}.`);
    if (this.#methods.has(name))
      throw new LocalError("name-taken", `There is already a method ${JSON.stringify(name)}.`);
    // What answers is loaded with the first request.
    this.#methods.set(name, {
      answer: (params, call) =>
        import("./answer-method.ts").then(({ answerMethod }) => answerMethod(entry, { ...params }, call)),
    });
    this.visible(name, entry.visible);
    return this;
  }

  /** Takes a method away; `false` when there is none of that name. */
  remove(name: string): boolean {
    this.#guards.delete(name);
    return this.#methods.delete(name);
  }

  /** From now on the method is there only for callers for whom `visible` answers `true`; with `undefined` for all. */
  visible(name: string, visible: Visible | undefined): boolean {
    if (!this.#methods.has(name) || this.#guards.get(name) === visible) return false;
    if (visible === undefined) this.#guards.delete(name);
    else this.#guards.set(name, visible);
    return true;
  }

  /** The method, where the caller may know of it. */
  get(name: string, auth: AuthInfo | undefined): Answerer | undefined {
    const visible = this.#guards.get(name);
    return visible === undefined || this.#sight(visible, auth) ? this.#methods.get(name) : undefined;
  }

  /** The method, for a caller who was let through to it. */
  answerer(name: string): Answerer | undefined {
    return this.#methods.get(name);
  }
}
