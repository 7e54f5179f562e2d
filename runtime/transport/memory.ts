import { ErrorCode } from "../errors.ts";
import { errorText } from "../jsonrpc.ts";
import type { Peer } from "../server/engine.ts";
import { Pipe } from "../server/pipe.ts";
import { engineOf, type Server } from "../server/server.ts";
import { JsonTextError, parseJson } from "./json-text.ts";

const MAX_DEPTH = 512;

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
  const connection: MemoryConnection = {
    onMessage: () => undefined,
    send: async (text) => {
      let message: unknown;
      try {
        message = parseJson(text, MAX_DEPTH);
      } catch (error) {
        if (!(error instanceof JsonTextError)) throw error;
        deliver(errorText(undefined, ErrorCode.parse, `The message ${error.message}.`));
        return;
      }
      await pipe.receive(message);
    },
    close: () => pipe.end("The connection was closed."),
  };
  // A message arrives in a later turn, as from another process.
  const deliver = (text: string): void => queueMicrotask(() => connection.onMessage(text));
  const pipe = new Pipe(engineOf(server), peer, deliver);
  return connection;
}
