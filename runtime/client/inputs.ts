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

/** What a handler gets beside the question. */
export interface InputContext {
  /** Aborts when the answer is no longer wanted. */
  readonly signal: AbortSignal;
}

/** What this client answers when a server asks; each one given is declared as a capability (CAP-04, CAP-05). */
export interface InputHandlers {
  /** Shows a form to the user. */
  readonly elicitation?: (params: ElicitRequestFormParams, context: InputContext) => MaybePromise<ElicitResult>;
  /** Asks the user to open an address, and opens it (ELIC-20). */
  readonly openUrl?: (params: ElicitRequestURLParams, context: InputContext) => MaybePromise<ElicitResult>;
  /** Lets a model write. */
  readonly sampling?: (params: CreateMessageRequestParams, context: InputContext) => MaybePromise<CreateMessageResult>;
  /** Whether `sampling` takes tools (SAMP-10); default: no. */
  readonly samplingTools?: boolean;
  /** Folders the server may work in; a function where they change, see `Client.rootsChanged`. */
  readonly roots?: ListRootsResult["roots"] | (() => MaybePromise<ListRootsResult["roots"]>);
}

/** Answers one kind of question. */
export interface Input {
  readonly method: string;
  readonly capabilities: ClientCapabilities;
  answer(params: JsonObject, context: InputContext): MaybePromise<object>;
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

  /** Throws `McpError` when the client does not take this kind of question. */
  served(method: string): Input {
    const input = this.#inputs.get(method);
    if (input === undefined) throw new McpError(ErrorCode.methodNotFound, `This client does not serve ${method}`);
    return input;
  }

  /** The answer to a question. Throws `McpError` when the client refuses it. */
  async answer(method: string, params: JsonObject, signal: AbortSignal): Promise<object> {
    return this.served(method).answer(params, { signal });
  }
}
