import { once } from "node:events";
import { listen, type Server } from "@mcpwright/runtime";
import { WebSocket } from "ws";
import { openPipe } from "./pipe-wire.ts";
import type { Transport } from "./wire.ts";

/** Speaks over a WebSocket on loopback. */
export const websocket: Transport = {
  name: "websocket",
  async open(server: Server, revision: string) {
    const listening = await listen(server, { port: 0, websocket: true });
    const socket = new WebSocket(`ws://127.0.0.1:${listening.port}/ws`, "mcp");
    await once(socket, "open");
    return openPipe("websocket", revision, (receive) => {
      socket.on("message", (data) => receive(String(data)));
      return {
        send: async (text) => {
          socket.send(text);
          // Its answer comes after the message was read, as a notification has no answer of its own to wait for.
          socket.ping();
          await once(socket, "pong");
        },
        close: async () => {
          socket.terminate();
          await listening.close(0);
        },
      };
    });
  },
};
