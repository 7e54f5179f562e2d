import type { Tool } from "@mcpwright/protocol/2026-07-28";
import { toolNameProblem } from "@mcpwright/protocol/contract/names";
import { LocalError } from "../errors.ts";
import { interpretedCheck } from "../schema/check.ts";
import { mirroredArguments } from "../schema/mirrored-arguments.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Extras } from "./context.ts";
import { errorMakers } from "./declared-errors.ts";
import { coercedArguments, withTaskSupport } from "./defined-entries.ts";
import type { Needs } from "./engine.ts";
import type { Body } from "./entries.ts";
import type { ToolHandler } from "./handlers.ts";
import { checkListed } from "./listed-rules.ts";
import { type AddedQuestions, addedAsks } from "./rounds/added-questions.ts";
import type { Visible } from "./visibility.ts";

/** A tool as a running server gets it: as it is listed, plus what the server needs to know. */
export interface AddedTool extends Omit<Tool, "inputSchema">, Needs {
  /** Default: no arguments. */
  readonly inputSchema?: Tool["inputSchema"];
  /** Texts of the errors it declares, with `{{name}}` places, by name. */
  readonly errors?: Readonly<Record<string, string>>;
  /** `json`: a string that holds JSON is parsed where the declared type is not string. */
  readonly coerce?: "json";
  /** Longest time the handler may take, in milliseconds. */
  readonly timeout?: number;
  /** The questions its handler may ask, by name. */
  readonly elicit?: AddedQuestions;
  /** An answered question is acted on once, however often the answer arrives (MRTR-16). */
  readonly once?: boolean;
  /** Whether a call can become a task, or has to; absent: neither. */
  readonly task?: "forbidden" | "optional" | "required";
  /** Hides it from some callers: lists leave it out, and asking for it fails as if it were not there. */
  readonly visible?: Visible;
}

const NO_ARGUMENTS: Tool["inputSchema"] = { type: "object", additionalProperties: false };

/** The tools of a running server. */
export class ToolRegistry {
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Offers a tool from now on. Throws `LocalError` when the name is taken or the definition is not valid. */
  add<Input = Readonly<Record<string, unknown>>, Output = unknown, E extends Extras = Extras>(
    definition: AddedTool,
    handler: ToolHandler<Input, Output, E>,
  ): this {
    const {
      inputSchema = NO_ARGUMENTS,
      errors = {},
      coerce,
      timeout,
      elicit,
      once,
      task,
      visible,
      scopes: _scopes,
      public: _public,
      ...listed
    } = definition;
    const problem = toolNameProblem(definition.name);
    if (problem !== undefined) throw new LocalError("tool-name", `${JSON.stringify(definition.name)}: ${problem}.`);
    if (inputSchema.type !== "object") {
      throw new LocalError("tool-input", `The inputSchema of "${definition.name}" has the type object at its root.`);
    }
    checkListed(`The tool "${definition.name}"`, listed);
    const { outputSchema } = definition;
    const support = task === "forbidden" ? undefined : task;
    const input = interpretedCheck(inputSchema);
    this.#catalogue.addTool({
      name: definition.name,
      listed: withTaskSupport({ ...listed, inputSchema }, support),
      task: support,
      input,
      output: outputSchema && interpretedCheck(outputSchema, { fills: false }),
      coerced: coerce === "json" ? coercedArguments(inputSchema) : [],
      errors: errorMakers(Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, { message }]))),
      mirrored: mirroredArguments(inputSchema),
      timeout,
      asks: addedAsks({ ...listed, inputSchema }, elicit, once),
      handler: handler as Body,
      visible,
      needs: definition,
    });
    return this;
  }

  /** Takes a tool away; `false` when there is none of that name. */
  remove(name: string): boolean {
    return this.#catalogue.removeTool(name);
  }

  /** Hides a tool: lists leave it out, and asking for it fails as if it were not there. `false` when nothing changed. */
  disable(name: string): boolean {
    return this.#catalogue.enableTool(name, false);
  }

  /** Offers a disabled tool again, in its old place. `false` when nothing changed. */
  enable(name: string): boolean {
    return this.#catalogue.enableTool(name, true);
  }

  /** From now on the tool is there only for callers for whom `visible` answers `true`; with `undefined` for all. */
  visible(name: string, visible: Visible | undefined): boolean {
    return this.#catalogue.guardTool(name, visible);
  }
}
