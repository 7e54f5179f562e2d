import type {
  ClientCapabilities,
  CreateMessageRequestParams,
  CreateMessageResult,
  ElicitRequestFormParams,
  ElicitRequestURLParams,
  ElicitResult,
  ListRootsResult,
} from "@mcpwright/protocol/2026-07-28";
import { ErrorCode, McpError } from "../errors.ts";
import type { JsonObject } from "../jsonrpc.ts";
import { elicitationInput } from "./inputs/elicitation.ts";
import { rootsInput } from "./inputs/roots.ts";
import { samplingInput } from "./inputs/sampling.ts";

type MaybePromise<T> = T | Promise<T>;

/** What this client answers when a server asks; each one given is declared as a capability (CAP-04, CAP-05). */
export interface InputHandlers {
  /** Shows a form to the user. */
  readonly elicitation?: (params: ElicitRequestFormParams) => MaybePromise<ElicitResult>;
  /** Asks the user to open an address, and opens it (ELIC-20). */
  readonly openUrl?: (params: ElicitRequestURLParams) => MaybePromise<ElicitResult>;
  /** Lets a model write. */
  readonly sampling?: (params: CreateMessageRequestParams) => MaybePromise<CreateMessageResult>;
  /** Folders the server may work in. */
  readonly roots?: ListRootsResult["roots"];
}

/** Answers one kind of question. */
export interface Input {
  readonly method: string;
  readonly capabilities: ClientCapabilities;
  answer(params: JsonObject): MaybePromise<object>;
}

/** The questions this client answers. */
export class Inputs {
  readonly capabilities: ClientCapabilities;
  readonly #inputs: ReadonlyMap<string, Input>;

  constructor(handlers: InputHandlers) {
    const inputs = [elicitationInput(handlers), samplingInput(handlers), rootsInput(handlers)].filter(
      (input) => input !== undefined,
    );
    this.#inputs = new Map(inputs.map((input) => [input.method, input]));
    this.capabilities = Object.assign({}, ...inputs.map(({ capabilities }) => capabilities)) as ClientCapabilities;
  }

  /** The answer to a question. Throws `McpError` when the client does not take its kind. */
  async answer(method: string, params: JsonObject): Promise<object> {
    const input = this.#inputs.get(method);
    if (input === undefined) throw new McpError(ErrorCode.methodNotFound, `This client does not serve ${method}`);
    return input.answer(params);
  }
}
