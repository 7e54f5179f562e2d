import { ErrorCode, McpError } from "../../errors.ts";
import type { Call } from "../call.ts";
import type { Result } from "../dispatch.ts";
import type { MaybePromise } from "../engine.ts";
import type { Body, ResourceEntry, TemplateEntry } from "../entries.ts";
import { appMeta } from "../extensions.ts";
import { isTimeout } from "../in-time.ts";
import type { Variables } from "../match-template.ts";
import { resourceContents } from "../resource-contents.ts";
import { isUnanswered } from "../rounds/errors.ts";
import { runHandler } from "../run-handler.ts";
import type { RequestMethod } from "./method.ts";

interface Target {
  readonly read: Body;
  readonly variables: Variables;
  readonly entry: ResourceEntry | TemplateEntry;
  /** Whether other callers do not see it. */
  readonly guarded: boolean;
}

function notFound(uri: string, call: Call): McpError {
  const code = call.tables.era === "modern" ? ErrorCode.invalidParams : ErrorCode.resourceNotFound;
  return new McpError(code, "There is no such resource.", { uri });
}

function find(uri: string, call: Call): Target | undefined {
  const { auth, host } = call;
  const { resources, templates } = host.catalogue;
  const entry = host.catalogue.resourceAt(uri, auth);
  if (entry !== undefined) {
    return { read: entry.read, variables: {}, entry, guarded: resources.guardOf(entry.name) !== undefined };
  }
  const match = host.catalogue.templateFor(uri, auth);
  if (match === undefined) return undefined;
  // A variable that is not of its declared type names nothing.
  if (match.entry.params?.(match.variables) === false) return undefined;
  const guarded = templates.guardOf(match.entry.name) !== undefined;
  return { read: match.entry.read, variables: match.variables, entry: match.entry, guarded };
}

function answer(uri: string, target: Target, returned: unknown, call: Call): Result {
  if (returned === undefined || returned === null) throw notFound(uri, call);
  const { entry } = target;
  const { listed } = entry;
  // A host takes what the page of an app needs from the contents (UI-04).
  const contents = resourceContents(returned, uri, listed.mimeType, call.tables.shapes, appMeta(listed));
  const facts = call.tables.methods.get(call.method);
  if (facts?.kind !== "request" || !facts.cacheable) return { contents };
  const constant = "constant" in entry && entry.constant;
  const { ttl = constant ? call.host.listTtl : 0, scope = constant ? "public" : "private" } = entry.cache ?? {};
  return { contents, ttlMs: ttl, cacheScope: target.guarded || call.peer.access !== undefined ? "private" : scope };
}

function fault(target: Target, error: unknown, call: Call): never {
  if (McpError.is(error)) throw error;
  const { name } = target.entry;
  if (isTimeout(error) || isUnanswered(error))
    throw new McpError(ErrorCode.internal, `The resource "${name}" was not read: ${error.message}`);
  call.host.logger({ level: "error", message: `resource "${name}" failed`, resource: name, error });
  throw new McpError(ErrorCode.internal, `The resource "${name}" could not be read.`);
}

function read(uri: string, call: Call): MaybePromise<Result> {
  const target = find(uri, call);
  if (target === undefined) throw notFound(uri, call);
  call.uri = uri;
  call.checkAccess(target.entry);
  return runHandler(call, {
    asks: target.entry.asks,
    timeout: target.entry.timeout,
    enter: () => target.read(target.variables, call),
    done: (returned) => answer(uri, target, returned, call),
    failed: (error) => fault(target, error, call),
  });
}

export const readResource: RequestMethod<"resources/read"> = {
  method: "resources/read",
  answer: (params, call) => read(params.uri, call),
};
