import type { MaybePromise, Peer } from "../server/engine.ts";
import { engineOf, type Server } from "../server/server.ts";
import { type PipeLimits, TextPipe } from "./text-pipe.ts";

/** One peer of a server, as a transport sees it. */
export interface PeerConnection {
  /**
   * Takes the text of one JSON-RPC message. What is wrong with it is told to the peer; settles when the message is dealt
   * with, and never rejects.
   */
  receive(text: string): MaybePromise<void>;
  /** The peer is gone: every request under way ends, and nothing is sent any more. */
  close(reason?: string): void;
}

/**
 * Connects a peer that a transport of your own brings. `send` takes the text of one message without line breaks; it is
 * called as long as the connection is open, must not throw, and drops what it cannot deliver. The transport bounds how
 * long a message is and how much waits for a peer that does not read.
 */
export function connectPeer(
  server: Server,
  peer: Peer,
  send: (text: string) => void,
  limits: PipeLimits = {},
): PeerConnection {
  const pipe = new TextPipe(engineOf(server), peer, send, limits);
  return {
    receive: (text) => pipe.receive(text),
    close: (reason = "The connection was closed.") => pipe.end(reason),
  };
}
