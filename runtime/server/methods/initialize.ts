import type { ClientMethod } from "@mcpwright/protocol";
import type { InitializeResult } from "@mcpwright/protocol/2025-11-25";
import type { Revision } from "@mcpwright/protocol/contract";
import { isObject } from "../../jsonrpc.ts";
import { type Capabilities, declaredTo } from "../capabilities.ts";
import type { AuthInfo, Peer } from "../engine.ts";
import { legacyExtensions } from "../extensions.ts";
import type { Host } from "../host.ts";
import { project } from "../project.ts";
import { hasExtensions } from "../revision-rules.ts";

const method = "initialize" satisfies ClientMethod;

export function isInitialize(message: unknown): boolean {
  return isObject(message) && message["method"] === method;
}

/** Version a request asks for, as far as it says one. */
export function requestedVersion(message: unknown): string | undefined {
  const params = isObject(message) ? message["params"] : undefined;
  const version = isObject(params) ? params["protocolVersion"] : undefined;
  return typeof version === "string" ? version : undefined;
}

/** Who is not known gets no list of tasks: it would be everybody's (TASK-30). */
function offered({ capabilities }: Host, auth: AuthInfo | undefined): Capabilities {
  if (capabilities.tasks === undefined || auth !== undefined) return capabilities;
  const { list, ...tasks } = capabilities.tasks;
  return { ...capabilities, tasks };
}

/** The handshake's answer in the negotiated revision (LIFE-03). */
export function initializeResult(host: Host, tables: Revision, peer: Peer): InitializeResult {
  const declared = offered(host, peer.auth);
  const capabilities = project(declaredTo(peer, declared), ["ServerCapabilities"], tables.shapes);
  const extensions = hasExtensions(tables.id) ? legacyExtensions(host.capabilities.extensions) : undefined;
  return {
    protocolVersion: tables.id,
    capabilities: { ...(capabilities as InitializeResult["capabilities"]), ...(extensions && { extensions }) },
    serverInfo: project(host.identity, ["Implementation"], tables.shapes) as InitializeResult["serverInfo"],
    ...(host.instructions !== undefined && { instructions: host.instructions }),
  };
}
