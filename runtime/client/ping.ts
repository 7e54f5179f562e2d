import type { PingRequest } from "@mcpwright/protocol/2025-11-25";
import { ErrorCode } from "../errors.ts";
import type { RequestId } from "../jsonrpc.ts";
import type { ResponseMessage } from "./link.ts";

const ping: PingRequest["method"] = "ping";

/** What a legacy server's request is answered with: this client declares nothing that a server could ask for. */
export function answerServer(id: RequestId, method: string): ResponseMessage {
  if (method === ping) return { jsonrpc: "2.0", id, result: {} };
  return {
    jsonrpc: "2.0",
    id,
    error: { code: ErrorCode.methodNotFound, message: `This client does not serve ${method}` },
  };
}
