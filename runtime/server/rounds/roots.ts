import type { ServerMethod } from "@mcpwright/protocol";
import { isObject } from "../../jsonrpc.ts";
import type { Call } from "../call.ts";
import type { Question } from "./question.ts";

const method = "roots/list" satisfies ServerMethod;

/** The question which folders the client works in. */
export function rootsQuestion(key: string, call: Call): Question {
  return {
    key,
    method,
    params: undefined,
    constant: true,
    missing: isObject(call.client.capabilities["roots"]) ? undefined : { roots: {} },
    read: (result) => result["roots"],
  };
}
