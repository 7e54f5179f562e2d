/** One open connection to a server under test, spoken in one revision: what every transport of the matrix gives. */
import type { Server } from "@mcpwright/runtime";

export type Json = { readonly [key: string]: unknown };

export interface Response {
  readonly id?: unknown;
  readonly result?: Json;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

export interface Wire {
  /** Name of the transport. */
  readonly transport: string;
  readonly revision: string;
  readonly modern: boolean;
  /** What opened a legacy session; empty in the modern era. */
  readonly opening: Response;
  /** Messages of the server that were no response, in order. */
  readonly notifications: readonly Json[];
  /** Resolves with the first of them, old or new, that meets the condition. */
  first(condition: (message: Json) => boolean): Promise<Json>;
  /** Opens what carries messages that belong to no request: the GET stream of a session; a pipe carries them anyway. */
  openStream(): Promise<void>;
  /** Sends a request with what the era demands and gives its response. */
  request(method: string, params?: Json): Promise<Response>;
  /** Sends a request and gives its id at once beside the response, which a cancelled request may never have. */
  begin(method: string, params?: Json): { readonly id: number; readonly response: Promise<Response> };
  notify(method: string, params?: Json): Promise<void>;
  /** Cancels a request in the way of era and transport. */
  cancel(id: number, reason: string): Promise<void>;
  close(): Promise<void>;
}

export interface Transport {
  readonly name: string;
  open(server: Server, revision: string): Promise<Wire>;
}

export const VERSION = "io.modelcontextprotocol/protocolVersion";
export const CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
export const CLIENT_INFO = "io.modelcontextprotocol/clientInfo";

/** Params of a modern request: with the `_meta` every one of them has (META-10). */
export function modernParams(revision: string, params: Json = {}): Json {
  const meta = { [VERSION]: revision, [CAPABILITIES]: {}, [CLIENT_INFO]: { name: "matrix", version: "1" } };
  return { ...params, _meta: { ...meta, ...(params["_meta"] as Json | undefined) } };
}

export function isModern(revision: string): boolean {
  return revision >= "2026-07-28";
}

/** The items of a list result. */
export function itemsOf<Item = Json>(result: Json | undefined, field: string): Item[] {
  const items = result?.[field];
  if (!Array.isArray(items)) throw new Error(`the result has no ${field}: ${JSON.stringify(result)}`);
  return items as Item[];
}
