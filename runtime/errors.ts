/** Codes JSON-RPC and the protocol assign (ERR-01…04). */
export const ErrorCode = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  /** Resource not found, legacy revisions only (ERR-08). */
  resourceNotFound: -32002,
  headerMismatch: -32020,
  missingClientCapability: -32021,
  unsupportedVersion: -32022,
} as const;

const mcpError = Symbol.for("mcpwright.McpError");
const localError = Symbol.for("mcpwright.LocalError");
const toolError = Symbol.for("mcpwright.ToolError");

function branded(error: unknown, brand: symbol): boolean {
  return typeof error === "object" && error !== null && brand in error;
}

/** An error that crosses the wire as a JSON-RPC error: what it says is told to the peer. */
export class McpError extends Error {
  readonly code: number;
  readonly data: unknown;

  /** `code` is a JSON-RPC error code, `data` any JSON value. */
  constructor(code: number, message: string, data?: unknown, options?: ErrorOptions) {
    super(message, options);
    this.name = "McpError";
    this.code = code;
    this.data = data;
  }

  /** Recognises the error by its brand, so that it holds across two copies of the package. */
  static is(error: unknown): error is McpError {
    return branded(error, mcpError);
  }
}

/** An error that never crosses the wire. `code` is a stable word such as `name-taken`. */
export class LocalError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LocalError";
    this.code = code;
  }

  static is(error: unknown): error is LocalError {
    return branded(error, localError);
  }
}

/** Thrown by a generated stub until its body is written. */
export class NotImplementedError extends LocalError {
  /** `what` names the handler: `tool "book_room"`. */
  constructor(what: string) {
    super("not-implemented", `${what} is not implemented yet`);
    this.name = "NotImplementedError";
  }
}

/**
 * An error a tool declares: a handler throws what `ctx.error.<name>(data)` made, and a client of ours throws it again
 * with the same `code` and `data`.
 */
export class ToolError<Code extends string = string, Data = unknown> extends Error {
  readonly code: Code;
  readonly data: Data;

  constructor(code: Code, message: string, data: Data, options?: ErrorOptions) {
    super(message, options);
    this.name = "ToolError";
    this.code = code;
    this.data = data;
  }

  static is(error: unknown): error is ToolError {
    return branded(error, toolError);
  }
}

for (const [type, brand] of [
  [McpError, mcpError],
  [LocalError, localError],
  [ToolError, toolError],
] as const) {
  Object.defineProperty(type.prototype, brand, { value: true });
}
