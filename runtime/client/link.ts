/** The seam between the client and its transports: a link carries messages and knows nothing of what they mean. */

import type { JSONRPCNotification, JSONRPCRequest } from "@mcpwright/protocol/2026-07-28";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Ending } from "./call-end.ts";

export type RequestMessage = JSONRPCRequest;

export type NotificationMessage = JSONRPCNotification;

export type ResponseMessage =
  | { readonly jsonrpc: "2.0"; readonly id: RequestId; readonly result: JsonObject }
  | {
      readonly jsonrpc: "2.0";
      readonly id?: RequestId | null;
      readonly error: { readonly code: number; readonly message: string; readonly data?: unknown };
    };

export interface Reply {
  readonly response: ResponseMessage;
  /** HTTP status it came with. */
  readonly status?: number;
  /** Session the server opened with it (SESS-01). */
  readonly session?: string;
}

/** What HTTP says in headers about the message it carries; other links ignore it. */
export interface Envelope {
  /** `MCP-Protocol-Version` (HDR-01, SHTTP-33). */
  readonly version?: string;
  /** Whether `Mcp-Method` and `Mcp-Name` are mirrored (HDR-04, HDR-05). */
  readonly modern?: boolean;
  /** Value of `Mcp-Name`. */
  readonly name?: string;
  /** Arguments that are mirrored, by what follows `Mcp-Param-` (XHDR-02). */
  readonly mirrored?: readonly (readonly [header: string, value: string])[];
  /** `Mcp-Session-Id` (SESS-04). */
  readonly session?: string;
}

export interface Link {
  /** `http` is what answers each request by itself, so that leaving a modern one cancels it (CANC-11). */
  readonly kind: string;
  /** Whether the connection is gone and `restart` can make another. */
  readonly lost?: boolean;
  /** Receives every message from the server that is not a response. */
  onMessage: (message: JsonObject) => void;
  /**
   * Sends a request and waits for its response. Aborting stops waiting. Rejects with a `LocalError` when the
   * connection fails.
   */
  request(message: RequestMessage, envelope: Envelope, signal: Ending): Promise<Reply>;
  /** The connection is agreed on: what the server sends on its own may be fetched from now on. */
  begin?(envelope: Envelope): void;
  /** Sends a notification, or the response to a request of the server. */
  send(message: JsonObject | NotificationMessage | ResponseMessage, envelope: Envelope): Promise<void>;
  /** Makes another connection, no sooner than is fair to the server; nothing of the old one is known on it. */
  restart?(): Promise<void>;
  /** Goes over to an older transport where the server refuses to open a session here; false where it has none. */
  fallBack?(): Promise<boolean>;
  close(envelope: Envelope): Promise<void>;
}
