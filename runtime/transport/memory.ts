import type { Peer } from "../server/engine.ts";
import type { Server } from "../server/server.ts";
import { connectPeer } from "./peer-connection.ts";

/** One end of an in-memory connection: text both ways, one JSON-RPC message (or batch) each. */
export interface MemoryConnection {
  /** Sends a message to the server. Settles when the server has dealt with it. */
  send(text: string): Promise<void>;
  /** Gets every message of the server; what came before it was set is not repeated. */
  onMessage: (text: string) => void;
  /** Ends every request under way. */
  close(): void;
}

/** Connects to a server in the same process, as over a pipe. */
export function connectInMemory(server: Server, peer: Peer = { transport: "memory" }): MemoryConnection {
  // A message arrives in a later turn, as from another process.
  const pipe = connectPeer(server, peer, (text) => queueMicrotask(() => connection.onMessage(text)));
  const connection: MemoryConnection = {
    onMessage: () => undefined,
    send: async (text) => pipe.receive(text),
    close: () => pipe.close(),
  };
  return connection;
}
