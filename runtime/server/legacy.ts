/** The legacy pipeline: messages inside a session. JSON-RPC errors travel with status 200, never 404 (SESS-07). */
import { ErrorCode } from "../errors.ts";
import { isObject, isRequestId } from "../jsonrpc.ts";
import { ACCEPTED, perform, refusal } from "./answers.ts";
import { Call } from "./call.ts";
import type { Answer, MaybePromise, Outlet, Peer } from "./engine.ts";
import type { Host } from "./host.ts";
import type { LegacySession } from "./legacy-session.ts";
import { notificationMethods } from "./methods/index.ts";
import { isInitialize } from "./methods/initialize.ts";
import { implementation } from "./modern.ts";
import { wordIssues } from "./params.ts";

const NO_PARAMS = Object.freeze({});

/** Accepted when it has reached whoever it is for, at another process maybe. */
function accepted(received: MaybePromise<void>): MaybePromise<Answer> {
  return received === undefined ? ACCEPTED : received.then(() => ACCEPTED);
}

export function answerLegacy(
  host: Host,
  session: LegacySession,
  message: unknown,
  peer: Peer,
  outlet: Outlet,
): MaybePromise<Answer | undefined> {
  const id = isObject(message) && isRequestId(message["id"]) ? message["id"] : undefined;
  if (!isObject(message) || message["jsonrpc"] !== "2.0") {
    return refusal(400, id, ErrorCode.invalidRequest, "A message is one JSON-RPC 2.0 object.");
  }
  session.auth = peer.auth;
  session.access = peer.access;
  const { method } = message;
  const params = message["params"] ?? NO_PARAMS;
  if (typeof method !== "string") {
    if (!Object.hasOwn(message, "result") && !Object.hasOwn(message, "error")) {
      return refusal(400, id, ErrorCode.invalidRequest, "A message has a method, a result or an error.");
    }
    return accepted(session.answered(message));
  }
  if (!Object.hasOwn(message, "id")) {
    return accepted(isObject(params) ? notificationMethods.get(method)?.receive(params, session, host) : undefined);
  }
  if (id === undefined) {
    return refusal(400, undefined, ErrorCode.invalidRequest, "The id of a request is a string or an integer.");
  }
  if (session.calls.has(id))
    return refusal(200, id, ErrorCode.invalidRequest, "A request with this id is still running.");
  if (isInitialize(message)) return refusal(200, id, ErrorCode.invalidRequest, "This session is already open.");
  const tables = session.revision;
  if (implementation(host, tables, method, peer) === undefined) {
    return refusal(200, id, ErrorCode.methodNotFound, "There is no such method.");
  }
  const validator = tables.requests.get(method);
  if (!isObject(params) || validator?.(message) === false) {
    return refusal(200, id, ErrorCode.invalidParams, wordIssues(method, validator?.errors));
  }
  return perform(new Call(host, tables, session, peer, outlet, id, method, params));
}
