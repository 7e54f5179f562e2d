import { methodNameProblem } from "@mcpwright/protocol/contract/names";
import { LocalError } from "../errors.ts";
import { interpretedCheck } from "../schema/check.ts";
import type { Extras } from "./context.ts";
import type { Body, MethodEntry } from "./entries.ts";
import type { MethodHandler } from "./handlers.ts";
import type { RequestMethod } from "./methods/method.ts";

/** A method of one's own as a running server gets it. */
export interface AddedMethod {
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
}

/** How a method is answered, in every revision alike. */
export type Answerer = Pick<RequestMethod, "answer" | "checkHeaders">;

/** Methods beside those of the protocol. */
export class MethodRegistry {
  readonly #methods: Map<string, Answerer> = new Map();

  /** Answers requests with this method from now on. Throws `LocalError` when the name is taken or the protocol's. */
  add<
    Params = Readonly<Record<string, unknown>>,
    Result = Readonly<Record<string, unknown>>,
    E extends Extras = Extras,
  >(definition: AddedMethod, handler: MethodHandler<Params, Result, E>): this {
    const { name, paramsSchema, resultSchema, extension, timeout } = definition;
    return this.addEntry({
      name,
      params: paramsSchema && interpretedCheck(paramsSchema),
      result: resultSchema && interpretedCheck(resultSchema),
      extension,
      timeout,
      handler: handler as Body,
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
    return this;
  }

  /** Takes a method away; `false` when there is none of that name. */
  remove(name: string): boolean {
    return this.#methods.delete(name);
  }

  get(name: string): Answerer | undefined {
    return this.#methods.get(name);
  }
}
