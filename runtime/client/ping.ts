import type { PingRequest } from "@mcpwright/protocol/2025-11-25";
import { ErrorCode, McpError } from "../errors.ts";
import type { JsonObject, RequestId } from "../jsonrpc.ts";
import type { Inputs } from "./inputs.ts";
import type { ResponseMessage } from "./link.ts";

const ping: PingRequest["method"] = "ping";

/** The response to a legacy server's request. */
export async function answerServer(
  id: RequestId,
  method: string,
  params: JsonObject,
  inputs: Inputs,
): Promise<ResponseMessage> {
  if (method === ping) return { jsonrpc: "2.0", id, result: {} };
  try {
    return { jsonrpc: "2.0", id, result: (await inputs.answer(method, params)) as JsonObject };
  } catch (error) {
    const { code, message, data } = McpError.is(error)
      ? error
      : { code: ErrorCode.internal, message: "The client could not answer", data: undefined };
    return { jsonrpc: "2.0", id, error: { code, message, ...(data !== undefined && { data }) } };
  }
}
