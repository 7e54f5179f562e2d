import type { Server } from "../server/server.ts";
import { connectInMemory } from "../transport/memory.ts";
import { ChannelLink } from "./channel-link.ts";

/** A server in the same process, spoken to as over a pipe. */
export function openMemory(server: Server): Promise<ChannelLink> {
  return ChannelLink.open("memory", ({ message }) => {
    const connection = connectInMemory(server);
    connection.onMessage = message;
    return connection;
  });
}
