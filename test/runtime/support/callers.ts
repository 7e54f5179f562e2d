/** Connections of callers with a verified credential. */
import { type AuthInfo, connectInMemory, type Server } from "@mcpwright/runtime";
import { openPipe } from "./pipe-wire.ts";
import type { Wire } from "./wire.ts";

/** A credential of somebody with these scopes. */
export function credential(subject: string, ...scopes: readonly string[]): AuthInfo {
  return { subject, scopes, claims: {} };
}

/** Speaks to the server as the caller whom the credential belongs to; without one as anybody. */
export function openAs(server: Server, revision: string, auth: AuthInfo | undefined): Promise<Wire> {
  return openPipe("memory", revision, (receive) => {
    const connection = connectInMemory(server, { transport: "memory", ...(auth && { auth }) });
    connection.onMessage = receive;
    return { send: (text) => connection.send(text), close: async () => connection.close() };
  });
}
