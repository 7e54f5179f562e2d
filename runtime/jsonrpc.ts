/** JSON-RPC 2.0 frames, as text: the engine never builds a message only to stringify it again. */
export type RequestId = string | number;

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An id is a string or an integer, never null or fractional (BASE-02). */
export function isRequestId(value: unknown): value is RequestId {
  return typeof value === "string" || Number.isInteger(value);
}

/** A name from outside, quoted for a message and never longer than it is readable. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > 128 ? `${name.slice(0, 128)}…` : name);
}

export function resultText(id: RequestId, result: string): string {
  return `{"jsonrpc":"2.0","id":${typeof id === "number" ? id : JSON.stringify(id)},"result":${result}}`;
}

/** Without an id the offending request's could not be read (BASE-07). */
export function errorText(id: RequestId | undefined, code: number, message: string, data?: unknown): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message, data } });
}
