/** The modern pipeline: every message stands for itself, and the first check that fails decides. */
import type { RequestFacts, Revision } from "@mcpwright/protocol/contract";
import { ErrorCode, McpError } from "../errors.ts";
import { isObject, isRequestId, type JsonObject, type RequestId } from "../jsonrpc.ts";
import { ACCEPTED, perform, refusal } from "./answers.ts";
import { Call } from "./call.ts";
import { declaredTo, isDeclared } from "./capabilities.ts";
import type { Answer, Headers, MaybePromise, Outlet, Peer } from "./engine.ts";
import { checkStandardHeaders, headerOf, METHOD_HEADER, VERSION_HEADER } from "./headers.ts";
import type { Host } from "./host.ts";
import { CLIENT_CAPABILITIES, PROTOCOL_VERSION } from "./meta-keys.ts";
import type { Answerer } from "./method-registry.ts";
import { requestMethods } from "./methods/index.ts";
import { wordIssues } from "./params.ts";

const NO_PARAMS: JsonObject = Object.freeze({});

/** The method, when this server answers it in this revision, and to this peer (ERR-10, CAP-12). */
export function implementation(host: Host, tables: Revision, method: string, peer: Peer): Answerer | undefined {
  const facts = tables.methods.get(method);
  const found = requestMethods.get(method) ?? host.catalogue.extensionMethods?.get(method);
  if (found === undefined) return host.methods.get(method, peer.auth);
  if (facts?.kind !== "request" || !tables.requests.has(method)) return undefined;
  const { capability, extension } = facts;
  if (extension !== undefined && host.capabilities.extensions?.[extension] === undefined) return undefined;
  return capability === undefined || isDeclared(declaredTo(peer, host.capabilities), capability) ? found : undefined;
}

/** The version a request names, or the answer to one that names none (META-13, DUAL-13). */
function versionOf(id: RequestId, params: JsonObject, headers: Headers | undefined, host: Host): string | Answer {
  const meta = params["_meta"];
  const version = isObject(meta) ? meta[PROTOCOL_VERSION] : undefined;
  if (typeof version === "string") return version;
  const supported = host.versions;
  const asks = `This server speaks ${supported.join(", ")}: name one as ${PROTOCOL_VERSION} in _meta`;
  const foreign =
    headers !== undefined && headers[VERSION_HEADER] === undefined && headers[METHOD_HEADER] === undefined;
  if (foreign) {
    return refusal(400, id, ErrorCode.headerMismatch, `${asks} and in the header ${VERSION_HEADER}.`, { supported });
  }
  return refusal(400, id, ErrorCode.invalidParams, `${asks}.`, { supported });
}

function mirroredField(tables: Revision, method: string): string | undefined {
  return (tables.methods.get(method) as RequestFacts | undefined)?.mirrored;
}

/** Checks from the version on, in the order that step 5 of the classification gives them. */
function answerRequest(
  host: Host,
  tables: Revision,
  version: string,
  id: RequestId,
  message: JsonObject,
  peer: Peer,
  outlet: Outlet,
): MaybePromise<Answer | undefined> {
  const method = message["method"] as string;
  const params = message["params"] as JsonObject;
  const { headers } = peer;
  if (headers !== undefined) checkStandardHeaders(headers, version, method, params, mirroredField(tables, method));
  if (tables.id !== version) {
    const data = { supported: host.versions, requested: version };
    throw new McpError(ErrorCode.unsupportedVersion, `The version ${version.slice(0, 64)} is not served here.`, data);
  }
  if (!isObject((params["_meta"] as JsonObject)[CLIENT_CAPABILITIES])) {
    return refusal(400, id, ErrorCode.invalidParams, `_meta lacks ${CLIENT_CAPABILITIES}.`);
  }
  const found = implementation(host, tables, method, peer);
  if (found === undefined) throw new McpError(ErrorCode.methodNotFound, "There is no such method.");
  if (headers !== undefined) found.checkHeaders?.(params, headers, host, peer.auth);
  const validator = tables.requests.get(method);
  if (validator?.(message) === false) {
    return refusal(200, id, ErrorCode.invalidParams, wordIssues(method, validator.errors));
  }
  return perform(new Call(host, tables, undefined, peer, outlet, id, method, params));
}

/** The version whose tables a modern message needs: the one it names, when it is served. */
export function namedVersion(message: unknown): string | undefined {
  const params = isObject(message) ? message["params"] : undefined;
  const meta = isObject(params) ? params["_meta"] : undefined;
  const version = isObject(meta) ? meta[PROTOCOL_VERSION] : undefined;
  return typeof version === "string" ? version : undefined;
}

/** Answers one modern message. `tables` are those of the version it names, or of the newest one served. */
export function answerModern(
  host: Host,
  tables: Revision,
  message: unknown,
  peer: Peer,
  outlet: Outlet,
): MaybePromise<Answer | undefined> {
  const id = isObject(message) && isRequestId(message["id"]) ? message["id"] : undefined;
  if (!isObject(message) || message["jsonrpc"] !== "2.0" || typeof message["method"] !== "string") {
    return refusal(400, id, ErrorCode.invalidRequest, "A message is one JSON-RPC 2.0 request or notification.");
  }
  if (!Object.hasOwn(message, "id")) return ACCEPTED;
  if (id === undefined) {
    return refusal(400, undefined, ErrorCode.invalidRequest, "The id of a request is a string or an integer.");
  }
  const params = message["params"] ?? NO_PARAMS;
  if (!isObject(params)) return refusal(400, id, ErrorCode.invalidParams, "params is an object.");
  const version = versionOf(id, params, peer.headers, host);
  if (typeof version !== "string") return version;
  try {
    return answerRequest(host, tables, version, id, message, peer, outlet);
  } catch (error) {
    if (!McpError.is(error)) throw error;
    const status = error.code === ErrorCode.methodNotFound ? 404 : 400;
    return refusal(status, id, error.code, error.message, error.data);
  }
}

/** Whether a message is of the modern era: it or its headers say so (step 4). `oldest` is the oldest modern version. */
export function looksModern(message: unknown, headers: Headers | undefined, oldest: string): boolean {
  const params = isObject(message) ? message["params"] : undefined;
  const meta = isObject(params) ? params["_meta"] : undefined;
  if (isObject(meta) && meta[PROTOCOL_VERSION] !== undefined) return true;
  if (headers === undefined) return false;
  const version = headerOf(headers, VERSION_HEADER);
  // A version settles it: a client of both eras may send `Mcp-Method` with a legacy `initialize` too.
  if (version !== undefined && /^\d{4}-\d\d-\d\d$/.test(version)) return version >= oldest;
  return headers[METHOD_HEADER] !== undefined;
}
