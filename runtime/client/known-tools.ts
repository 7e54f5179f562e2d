import type { CallToolRequest, CallToolResult, ListToolsResult, Tool } from "@mcpwright/protocol/2026-07-28";
import { mirroredArguments } from "../schema/mirrored-arguments.ts";
import type { MirroredArgument } from "../server/definition.ts";

interface KnownTool {
  /** Made by the first call. */
  check?: Promise<(result: CallToolResult) => Promise<void>>;
  readonly tool: Tool;
  readonly mirrored: readonly MirroredArgument[];
}

/** Mirrored arguments by the name of their tool. */
export type MirroredByTool = ReadonlyMap<string, readonly MirroredArgument[]>;

/** The tools of the server as it listed them last: what a call needs to know of them. */
export class KnownTools {
  readonly #mirrors: boolean;
  readonly #warn: (message: string) => void;
  readonly #given: MirroredByTool;
  readonly #tools: Map<string, KnownTool> = new Map();

  /**
   * `mirrors`: whether arguments are mirrored into headers, which only HTTP of the modern era does (STDIO-18). `given`:
   * what is known of tools before they are listed.
   */
  constructor(mirrors: boolean, warn: (message: string) => void, given: MirroredByTool = new Map()) {
    this.#mirrors = mirrors;
    this.#warn = warn;
    this.#given = given;
  }

  /** Keeps what a page lists; the page without the tools whose annotations are bad (XHDR-06, XHDR-07). */
  learn(page: ListToolsResult): ListToolsResult {
    const tools = page.tools.filter((tool) => {
      try {
        this.#tools.set(tool.name, { tool, mirrored: this.#mirrors ? mirroredArguments(tool.inputSchema) : [] });
        return true;
      } catch (error) {
        this.#tools.delete(tool.name);
        this.#warn(`The tool ${JSON.stringify(tool.name)} is left out: ${(error as Error).message}`);
        return false;
      }
    });
    return tools.length === page.tools.length ? page : { ...page, tools };
  }

  get(name: string): Tool | undefined {
    return this.#tools.get(name)?.tool;
  }

  /** Checks a result against the schema its tool lists; nothing for a tool that was never listed, or lists none. */
  checked(name: string, result: CallToolResult): undefined | Promise<void> {
    const known = this.#tools.get(name);
    if (known?.tool.outputSchema === undefined || result.isError === true) return undefined;
    known.check ??= import("./output-check.ts").then(({ outputCheck }) => outputCheck(known.tool));
    return known.check.then((check) => check(result));
  }

  /** What the headers of a call mirror; nothing for a tool that was never listed (XHDR-15). */
  mirrored(params: CallToolRequest["params"]): readonly (readonly [string, string])[] | undefined {
    if (!this.#mirrors) return undefined;
    const mirrored = this.#tools.get(params.name)?.mirrored ?? this.#given.get(params.name);
    if (mirrored === undefined || mirrored.length === 0) return undefined;
    return mirrored.flatMap(({ header, path }) => {
      const value = valueAt(params.arguments, path);
      // XHDR-08: what is absent or null has no header.
      return value === undefined || value === null ? [] : [[header, headerText(value)] as const];
    });
  }
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

/** XHDR-09; a value of a type that was not declared goes as JSON, for the server to refuse. */
function headerText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
