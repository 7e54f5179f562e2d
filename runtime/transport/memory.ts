import type { Engine, Peer } from "../server/engine.ts";
import { Pipe } from "../server/pipe.ts";
import { engineOf, type Server } from "../server/server.ts";

/** One end of an in-memory connection: text both ways, one JSON-RPC message (or batch) each. */
export interface MemoryConnection {
  /** Sends a message to the server. Settles when the server has dealt with it. */
  send(text: string): Promise<void>;
  /** Gets every message of the server; what came before is not repeated. */
  onMessage: (text: string) => void;
  /** Ends every request under way. */
  close(): void;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Connects to a server in the same process, as over a pipe. */
export function connectInMemory(server: Server | Engine, peer: Peer = { transport: "memory" }): MemoryConnection {
  const engine = "versions" in server ? server : engineOf(server);
  const connection: MemoryConnection = {
    send: async (text) => pipe.receive(parse(text)),
    onMessage: () => undefined,
    close: () => pipe.end("The connection was closed."),
  };
  // A message arrives in a later turn, as from another process.
  const pipe = new Pipe(engine, peer, (text) => queueMicrotask(() => connection.onMessage(text)));
  return connection;
}
