import { connectInMemory } from "@mcpwright/runtime";
import { openPipe } from "./pipe-wire.ts";
import type { Transport } from "./wire.ts";

/** Speaks the text of messages to a server in the same process. */
export const memory: Transport = {
  name: "memory",
  open: (server, revision) =>
    openPipe("memory", revision, (receive) => {
      const connection = connectInMemory(server);
      connection.onMessage = receive;
      return { send: (text) => connection.send(text), close: async () => connection.close() };
    }),
};
