import * as codes from "@mcpwright/protocol";

/** Codes JSON-RPC and the protocol assign (ERR-01…04). */
export const ErrorCode: {
  readonly parse: typeof codes.PARSE_ERROR;
  readonly invalidRequest: typeof codes.INVALID_REQUEST;
  readonly methodNotFound: typeof codes.METHOD_NOT_FOUND;
  readonly invalidParams: typeof codes.INVALID_PARAMS;
  readonly internal: typeof codes.INTERNAL_ERROR;
  /** Legacy revisions only (ERR-08). */
  readonly resourceNotFound: typeof codes.RESOURCE_NOT_FOUND;
  /** 2025-11-25 only (ERR-12). */
  readonly urlElicitationRequired: typeof codes.URL_ELICITATION_REQUIRED;
  readonly headerMismatch: typeof codes.HEADER_MISMATCH;
  readonly missingClientCapability: typeof codes.MISSING_REQUIRED_CLIENT_CAPABILITY;
  readonly unsupportedVersion: typeof codes.UNSUPPORTED_PROTOCOL_VERSION;
} = {
  parse: codes.PARSE_ERROR,
  invalidRequest: codes.INVALID_REQUEST,
  methodNotFound: codes.METHOD_NOT_FOUND,
  invalidParams: codes.INVALID_PARAMS,
  internal: codes.INTERNAL_ERROR,
  resourceNotFound: codes.RESOURCE_NOT_FOUND,
  urlElicitationRequired: codes.URL_ELICITATION_REQUIRED,
  headerMismatch: codes.HEADER_MISMATCH,
  missingClientCapability: codes.MISSING_REQUIRED_CLIENT_CAPABILITY,
  unsupportedVersion: codes.UNSUPPORTED_PROTOCOL_VERSION,
};

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
