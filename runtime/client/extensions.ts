import type { ClientCapabilities } from "@mcpwright/protocol/2026-07-28";
import { extensionIdProblem } from "@mcpwright/protocol/contract/names";
import { LocalError } from "../errors.ts";
import { TASKS } from "../server/meta-keys.ts";
import type { Authorizer } from "./authorizer.ts";

/** How tasks are taken. */
export interface TaskOptions {
  /** Longest wait for the end of a task where the call sets none, in milliseconds; an hour. */
  readonly timeout?: number;
  /** How long a server of 2025-11-25 is asked to keep a task, in milliseconds; default: as it likes (TASK-05). */
  readonly ttl?: number;
}

/** What goes beyond the protocol's core: nothing, unless it is asked for (EXT-05). */
export interface ExtensionOptions {
  /**
   * Whether calls of tools may become tasks: the extension of 2026-07-28 is declared, and 2025-11-25 is asked for tasks
   * where server and tool have them. `callTool` waits for their end. Default: no.
   */
  readonly tasks?: boolean | TaskOptions;
  /** Settings of further extensions that this client has, by identifier (EXT-01). */
  readonly extensions?: ClientCapabilities["extensions"];
}

const HOUR = 3_600_000;

/** How tasks are taken; `undefined` where they are not. */
export function taskOptions({
  tasks = false,
}: ExtensionOptions): (TaskOptions & { readonly timeout: number }) | undefined {
  return tasks === false ? undefined : { timeout: HOUR, ...(tasks === true ? {} : tasks) };
}

/** The capabilities with the extensions that are declared beside them (EXT-03). */
export function withExtensions(
  capabilities: ClientCapabilities,
  { extensions = {}, tasks = false }: ExtensionOptions,
  auth: Authorizer | undefined,
): ClientCapabilities {
  const own = [...(auth?.extensions ?? []), ...(tasks === false ? [] : [TASKS])];
  const declared = { ...Object.fromEntries(own.map((name) => [name, {}])), ...extensions };
  for (const id of Object.keys(declared)) {
    const problem = extensionIdProblem(id);
    if (problem !== undefined)
      throw new LocalError("extension-id", `${JSON.stringify(id)} is no extension: ${problem}`);
  }
  return Object.keys(declared).length === 0 ? capabilities : { ...capabilities, extensions: declared };
}
